"""Take the steps of drama/sound/recorded/ out of the Debian package that states CC0 for each of them.

    apt-get download minetest-data=5.6.1+dfsg+~1.9.0mt8+dfsg-2
    python -m training.recorded_steps minetest-data_*.deb

The files are copied as they are. Needs dpkg-deb; a rerun writes the same bytes.
"""

import hashlib
import io
import subprocess
import sys
import tarfile

from drama.sound.recorded.takes import HERE, STEPS

FOLDER = "./usr/share/games/minetest/games/minetest_game/mods/default/"

SHA256 = {
    "metal-1": "8c563113b1248ee78f7b92321c57bba4918abbe9760a772100bf99e67d20b7bc",
    "metal-2": "ce270a9d3602b3fadcd8ce1c6ff0e07cca673a38a74c50633d81745c643c9c80",
    "metal-3": "a4dbffa37489916d4f36b74c18fbe1e7aa8b7c05f028a2b402b9ab84c282f8bf",
    "sand-1": "175ee186d26ccfef5e69645f02fab12e8e04daf68f86d0bfba4c5bcb5cf8f6a8",
    "sand-2": "ad7a89ee5b9950e731d4f13815c1053a336a392eebcaef9ec16ea0e31fc52746",
    "sand-3": "02bd63ae8bea844d58f18514b35dd7a0fa9da8317e1ad177fdda5a0fd000a4c4",
    "snow-1": "db0e8d254c09b99a72f6f23951a179bcb0e120f3693c0832d3cdd237fd1ba8b5",
    "snow-2": "e522df1e1108b9ce4d26e48211eac73575d23c386d96f1d2a7c6bdf1052ad086",
    "snow-3": "a5f95310d6a27549a2ec98bbb40f916cdcdbbd7f9836556aeffed3bf498cd206",
    "snow-4": "154585bdd27761b21d4299809860927076934b56220ea852341c18852b3e31ed",
    "snow-5": "6cf2266f57376ae1b82ef98858bc34c2a4637ab6edcd78adba548ed0beda3c30",
}

STATED = (
    "Ryding (CC0 1.0):\nhttp://freesound.org/people/Ryding/sounds/94337/\n  default_snow_footstep.*.ogg\n",
    "worthahep88 (CC0 1.0):\nhttps://freesound.org/people/worthahep88/sounds/319224/\n"
    "  default_sand_footstep.*.ogg\n",
    "  default_metal_footstep.*.ogg - (CC0 1.0) - CC0 1.0\n"
    "  - https://freesound.org/people/mypantsfelldown/sounds/398937/\n",
)
"""What the package's README says of them."""


def main(package: str) -> None:
    """Write the files from the package; exits where it holds others, or no longer states their licence."""
    unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(unpacked)) as tar:
        readme = tar.extractfile(FOLDER + "README.txt").read().decode()
        if missing := [said for said in STATED if said not in readme]:
            sys.exit(f"the package does not state: {missing[0]}")
        for ground, step in STEPS.items():
            for number in range(1, step.takes + 1):
                sound = tar.extractfile(f"{FOLDER}sounds/default_{ground}_footstep.{number}.ogg").read()
                name = f"{ground}-{number}"
                if hashlib.sha256(sound).hexdigest() != SHA256[name]:
                    sys.exit(f"{name} is another file than expected")
                (HERE / f"{name}.ogg").write_bytes(sound)
                print(HERE / f"{name}.ogg")


if __name__ == "__main__":
    main(sys.argv[1])
