"""Quality control: a finished file measured, and judged by what the place it goes to asks for."""
