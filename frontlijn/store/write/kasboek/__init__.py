"""Writing the sociaal kasboek. The rules stand in `domain.kasboek`."""

from frontlijn.store.write.kasboek.regels import change_kasboekregel as change_kasboekregel
from frontlijn.store.write.kasboek.regels import log_kasboekregel as log_kasboekregel
