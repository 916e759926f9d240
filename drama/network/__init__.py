"""The network: the only modules that reach beyond this computer, and only where the user says so."""
