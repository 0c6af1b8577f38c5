"""The index of the cache belongs to every build that shares its folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

from inspiration.images.index import Index
from inspiration.images.objects import CachedFile


def test_builds_that_start_an_index_at_one_instant_share_it(tmp_path: Path) -> None:
    for turn in range(20):
        file = tmp_path / f"{turn}.sqlite3"
        instant = time.time() + 0.02
        children = []
        for rank in range(3):
            child = os.fork()
            if child == 0:
                try:
                    while time.time() < instant:
                        pass
                    index = Index(file)
                    index.add_files({CachedFile(f"k{rank}", 1, "h", 1, 0.1): "stamp"})
                    index.close()
                    os._exit(0)
                finally:
                    os._exit(1)
            children.append(child)
        ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        assert ends == [0, 0, 0]
        index = Index(file)
        assert index.files.keys() == {"k0", "k1", "k2"}
        index.close()
