"""`drama export`: another file of an episode that is rendered."""

from pathlib import Path
from typing import Annotated

from typer import BadParameter, Option

from drama.cli import finished
from drama.cli.arguments import Screenplay, one_of
from drama.cli.console import bold, console, print_warnings, progress
from drama.settings import PROFILES, Profile, is_bitrate
from drama.show.project import open_project

KINDS = "mp3, m4b, opus, flac, wav; vtt, srt, json, txt, html (transcript); chapters"


def export(
    script: Screenplay,
    kind: Annotated[str, Option("--format", help=f"{KINDS}; mp3, or what --to ends in, if not given.")] = "",
    to: Annotated[
        Path | None,
        Option("--to", help="Where to write it; beside the episode if not given.", readable=False),
    ] = None,
    cover: Annotated[Path | None, Option(help="Cover art, a JPEG or PNG picture.", readable=False)] = None,
    each: Annotated[bool, Option("--each-chapter", help="A file for every chapter, in a folder.")] = False,
    profile: Annotated[
        str,
        Option(
            help="Master it for podcast, spotify, acx, ebu or audiobook; for what the show says if not given."
        ),
    ] = "",
    mono: Annotated[bool, Option("--mono", help="One channel.")] = False,
    bitrate: Annotated[str, Option(help="kbit/s, such as 128, or v0 (best) to v9.", metavar="RATE")] = "",
) -> None:
    """Export a rendered episode as another sound file, or its transcript.

    Nothing is spoken or laid out again: the episode is played from its timeline.

    [bold]drama export the-river-gate.fountain --cover cover.jpg[/bold]
    [bold]drama export the-river-gate.fountain --to audiobook.m4b[/bold]
    [bold]drama export the-river-gate.fountain --profile acx --each-chapter[/bold]
    [bold]drama export the-river-gate.fountain --format vtt[/bold]
    """
    from drama.delivery.leftovers import clear_chapters
    from drama.delivery.outdated import changed_since
    from drama.pipeline import Order, export_chapters, write_transcript
    from drama.pipeline import export as export_episode
    from drama.publish.picture import amiss, open_picture
    from drama.publish.tags import genre_of
    from drama.publish.transcript import DOCUMENTS
    from drama.show.production import open_production

    kind = _kind(kind, None if each else to)
    profile = profile and one_of(profile, PROFILES, "--profile")
    show = open_project(script, Path.cwd())
    production = open_production(show, script)
    if kind in DOCUMENTS:
        transcript = write_transcript(production, kind, to)
        console.print(bold(transcript.path) + finished.set_aside(transcript.kept))
        print_warnings(changed_since(production, "export it"))
        return
    made_for = delivered(show.settings.profile, profile, mono, bitrate)
    order = Order(kind, made_for, to, cover, genre=genre_of(profile) if profile else "")
    with progress() as report:
        if each:
            written = export_chapters(production, order, report)
        else:
            written = (export_episode(production, order, report),)
    for published in written:
        finished.show_file(published)
    if cover:
        print_warnings(amiss(open_picture(cover)))
    if each:
        print_warnings(clear_chapters(production, order, written))
    print_warnings(changed_since(production, "export it"))


def _kind(asked: str, to: Path | None) -> str:
    """Return the kind of file asked for, by its name or by the one file it is written to."""
    from drama.publish.kinds import ENDINGS, kind_of

    if asked:
        return one_of(asked, ENDINGS, "--format")
    return kind_of(to) if to else "mp3"


def delivered(own: Profile, name: str, mono: bool, bitrate: str) -> Profile:
    """Return the profile a file is made for: the one named, or the show's own, changed as asked."""
    if bitrate and not is_bitrate(bitrate.lower()):
        raise BadParameter(f"'{bitrate}' is not kbit/s, such as 128, or v0 to v9", param_hint="--bitrate")
    return (PROFILES[name] if name else own).changed(mono, bitrate.lower())
