"""Where the store is."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from frontlijn.store.paths import data_folder, store_path


@pytest.mark.parametrize("home", ["/home/sanne", "/home/sanne/", "", None])
@pytest.mark.parametrize("xdg", ["/elders", "relatief", "", None])
def test_the_data_folder_is_that_of_the_platform(
    home: str | None, xdg: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick answer on Linux is the one platformdirs gives."""
    for name, value in (("HOME", home), ("XDG_DATA_HOME", xdg)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert data_folder() == platformdirs.user_data_dir("frontlijn", appauthor=False)


def test_an_option_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--db, else FRONTLIJN_DB, else the data folder."""
    monkeypatch.setenv("FRONTLIJN_DB", str(tmp_path / "omgeving.db"))
    assert store_path(str(tmp_path / "optie.db")) == str(tmp_path / "optie.db")
    assert store_path() == str(tmp_path / "omgeving.db")
    monkeypatch.delenv("FRONTLIJN_DB")
    assert store_path() == os.path.join(data_folder(), "frontlijn.db")  # noqa: PTH118
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store_path("~/werk.db") == str(tmp_path / "werk.db")
