"""Writing handgeld: pots, requests, decisions and the money that follows.

The rules stand in `domain.handgeld`; here they meet the true state of the pot, under the write lock.
"""

from frontlijn.store.write.handgeld.aanvragen import request_handgeld as request_handgeld
from frontlijn.store.write.handgeld.besluiten import decide as decide
from frontlijn.store.write.handgeld.besluiten import grant_handgeld as grant_handgeld
from frontlijn.store.write.handgeld.geldstroom import pay as pay
from frontlijn.store.write.handgeld.geldstroom import receive_back as receive_back
from frontlijn.store.write.handgeld.geldstroom import release as release
from frontlijn.store.write.handgeld.geldstroom import reverse as reverse
from frontlijn.store.write.handgeld.potten import close_pot as close_pot
from frontlijn.store.write.handgeld.potten import cut_pot as cut_pot
from frontlijn.store.write.handgeld.potten import open_pot as open_pot
