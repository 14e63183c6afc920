"""From what the store reads to text and files: markdown, CSV and JSON.

Where what stands:

- `formats.py`: the registry; the command line and the app ask here, and a new format is added here
- `registers.py`: the columns of each register and which rows may leave; a new column is added here
- `csv.py`, `json.py`: how a register is written; `table.py`: the kinds of values they get
- `samenvatting.py`: the summary on its way out; `sjabloon.py`: a page in a template; `sjablonen/`: those that ship
- `besluiten.py`: public decisions as grants; `threesixty.py`: how 360Giving writes them
- `afschrift.py`: the statement of a pot; `antwoord.py`: the letter to who asked, the one page with a name
- `markdown.py`: user text that cannot break markdown; `persons.py`: text without names of persons
- `files.py`: a file appears whole or not at all

Each format is a generator or a list of pieces of text, so that a register of any size passes through little memory.
"""
