"""Writing the sociaal kasboek. The rules stand in `domain.kasboek`."""

from frontlijn.store.write.kasboek.filters import remove_filter as remove_filter
from frontlijn.store.write.kasboek.filters import save_filter as save_filter
from frontlijn.store.write.kasboek.regels import change_kasboekregel as change_kasboekregel
from frontlijn.store.write.kasboek.regels import log_kasboekregel as log_kasboekregel
from frontlijn.store.write.kasboek.regels import log_reeks as log_reeks
from frontlijn.store.write.kasboek.regels import remove_kasboekregel as remove_kasboekregel
from frontlijn.store.write.kasboek.regels import restore_kasboekregel as restore_kasboekregel
from frontlijn.store.write.kasboek.sjablonen import remove_sjabloon as remove_sjabloon
from frontlijn.store.write.kasboek.sjablonen import save_sjabloon as save_sjabloon
