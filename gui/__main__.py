"""python -m gui: the command line, which opens the window when no command is given."""

from gui.commands import main

raise SystemExit(main())
