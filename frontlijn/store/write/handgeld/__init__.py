"""Writing handgeld: pots, requests, decisions, answers, the money that follows and the account of it.

The rules stand in `domain.handgeld`; here they meet the true state of the pot, under the write lock.
"""

from frontlijn.store.write.handgeld.aanvragen import change_aanvraag as change_aanvraag
from frontlijn.store.write.handgeld.aanvragen import declare_belang as declare_belang
from frontlijn.store.write.handgeld.aanvragen import request_handgeld as request_handgeld
from frontlijn.store.write.handgeld.aanvragen import set_status as set_status
from frontlijn.store.write.handgeld.aanvragen import set_zichtbaarheid as set_zichtbaarheid
from frontlijn.store.write.handgeld.antwoorden import answer as answer
from frontlijn.store.write.handgeld.besluiten import decide as decide
from frontlijn.store.write.handgeld.besluiten import grant_handgeld as grant_handgeld
from frontlijn.store.write.handgeld.besluiten import revise as revise
from frontlijn.store.write.handgeld.fondsen import add_fonds as add_fonds
from frontlijn.store.write.handgeld.fondsen import change_fonds as change_fonds
from frontlijn.store.write.handgeld.geldstroom import correct as correct
from frontlijn.store.write.handgeld.geldstroom import pay as pay
from frontlijn.store.write.handgeld.geldstroom import receive_back as receive_back
from frontlijn.store.write.handgeld.geldstroom import release as release
from frontlijn.store.write.handgeld.geldstroom import reverse as reverse
from frontlijn.store.write.handgeld.potten import close_pot as close_pot
from frontlijn.store.write.handgeld.potten import cut_pots as cut_pots
from frontlijn.store.write.handgeld.potten import move_money as move_money
from frontlijn.store.write.handgeld.potten import open_pot as open_pot
from frontlijn.store.write.handgeld.richtlijnen import add_richtlijn as add_richtlijn
from frontlijn.store.write.handgeld.richtlijnen import end_richtlijn as end_richtlijn
from frontlijn.store.write.handgeld.verantwoording import account as account
