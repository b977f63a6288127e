"""Datelines of agencies and local papers in many languages, and what only looks like one."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.dateline import find_dateline

DATELINES = """
en NEW YORK--(BUSINESS WIRE)--Quill plc said => NEW YORK; BUSINESS WIRE;
en SAN JOSE, Calif.--(BUSINESS WIRE)--Quill plc said => SAN JOSE, Calif.; BUSINESS WIRE;
en BERLIN/PARIS, June 5 (Reuters) - The two => BERLIN/PARIS; Reuters;
en ATLANTA, April 4, 2024 (GLOBE NEWSWIRE) -- Quill => ATLANTA; GLOBE NEWSWIRE; 2024-04-04
en ATLANTA (April 4, 2024) – Quill => ATLANTA; ; 2024-04-04
en ATLANTA, Ga., April 4, 2024 /PRNewswire/ -- Quill => ATLANTA, Ga.; PRNewswire; 2024-04-04
en WASHINGTON, D.C. (AP) — The House => WASHINGTON, D.C.; AP;
en WASHINGTON — The House voted => WASHINGTON; ;
en BEIJING, May 3 (Xinhua) -- Chinese => BEIJING; Xinhua;
en NEW DELHI: The minister said => NEW DELHI; ;
en ST. PAUL, Minn. (AP) — The => ST. PAUL, Minn.; AP;
en London, 3rd May 2024: Quill => London; ; 2024-05-03
en PORT-AU-PRINCE, Haiti (AP) — The => PORT-AU-PRINCE, Haiti; AP;
de Frankfurt am Main (dpa/lhe) - Der => Frankfurt am Main; dpa, lhe;
de Frankfurt (Oder) (dpa) - Der => Frankfurt (Oder); dpa;
de Köln, den 5. Juli 2024 – Der => Köln; ; 2024-07-05
de Wien (OTS) - Der => Wien; OTS;
de Berlin/Bonn, 5. Juli 2024 — Der => Berlin/Bonn; ; 2024-07-05
de Zürich, 3.5.2024 – Der => Zürich; ; 2024-05-03
de Weidenau (kr) Der Rat hat am => Weidenau; kr;
de BERLIN taz | Der Rat => BERLIN; taz;
de LEMGA ■ Der Rat hat => LEMGA; ;
de Lemga –pm– Der Rat hat => Lemga; pm;
de Berlin. (dpa) Der Rat => Berlin; dpa;
de Lemga/Kalldorf. Der Rat von Lemga => Lemga/Kalldorf; ;
de Lemga-Nord (mk). Der Rat von Lemga => Lemga-Nord; mk;
fr PARIS, 3 mars 2024 (AFP) - Le => PARIS; AFP; 2024-03-03
fr Paris, le 4 mars 2024 - Le => Paris; ; 2024-03-04
fr LA ROCHE-SUR-YON (AFP) – Le => LA ROCHE-SUR-YON; AFP;
it ROMA, 2 MAR - Il => ROMA; ;
it Roma, 2 mar. (askanews) - Il => Roma; askanews;
it (AGI) - Roma, 2 mar. - Il => Roma; AGI;
it REGGIO NELL'EMILIA (ANSA) - Il => REGGIO NELL'EMILIA; ANSA;
es MADRID, 21 Nov. (EUROPA PRESS) - El => MADRID; EUROPA PRESS;
es Madrid (EFE).- El => Madrid; EFE;
es Ciudad de México, 3 de mayo de 2024 (EFE).- El => Ciudad de México; EFE; 2024-05-03
es San José (Costa Rica), 3 may (EFE).- El => San José (Costa Rica); EFE;
pt São Paulo, 14 de maio de 2024 – A => São Paulo; ; 2024-05-14
pl Warszawa, 12.05.2024 (PAP) - Rząd => Warszawa; PAP; 2024-05-12
pl Warszawa, 12 maja 2024 r. – Rząd => Warszawa; ; 2024-05-12
sv Stockholm (TT) Regeringen har => Stockholm; TT;
no OSLO (NTB): Regjeringen => OSLO; NTB;
da København, den 3. maj 2024 – Regeringen => København; ; 2024-05-03
fi HELSINKI (STT). Hallitus => HELSINKI; STT;
nl DEN HAAG (ANP) - Het => DEN HAAG; ANP;
nl 's-Hertogenbosch (ANP) - Het => 's-Hertogenbosch; ANP;
ar القاهرة (رويترز) - قال => القاهرة; رويترز;
ar باريس 3 مارس (أ ف ب) - قال => باريس; أ ف ب;
de BERLIN (dpa/lnw) - Die Leute => BERLIN; dpa, lnw;
de Düsseldorf (dpa/lnw) – Die Leute => Düsseldorf; dpa, lnw;
de Halle (Saale) (dpa/sa) - Die Leute => Halle (Saale); dpa, sa;
de Frankfurt/M. (dpa) - Die Leute => Frankfurt/M.; dpa;
de Frankfurt am Main (ots) - Die Leute => Frankfurt am Main; ots;
de Freiburg i. Br. (epd). Die Leute => Freiburg i. Br.; epd;
de Freiburg i.Br. (lsw) - Die Leute => Freiburg i.Br.; lsw;
de Bonn (KNA) Die Leute => Bonn; KNA;
de Hamburg/dpa. Die Leute => Hamburg; dpa;
de Hamburg/dpa - Die Leute => Hamburg; dpa;
de Berlin. dpa Die Leute => Berlin; dpa;
de Berlin/MZ. Die Leute => Berlin; MZ;
de BERLIN/BRÜSSEL taz | Die Leute => BERLIN/BRÜSSEL; taz;
de BERLIN dpa/taz | Die Leute => BERLIN; dpa, taz;
de Berlin (AFP) Die Leute => Berlin; AFP;
de Berlin (dts Nachrichtenagentur) - Die Leute => Berlin; dts Nachrichtenagentur;
de Berlin (dts) - Die Leute => Berlin; dts;
de Wien (APA) - Die Leute => Wien; APA;
de Wien/Graz (APA/dpa) – Die Leute => Wien/Graz; APA, dpa;
de Wien (OTS/PK) - Die Leute => Wien; OTS, PK;
de St. Pölten (OTS/NLK) - Die Leute => St. Pölten; OTS, NLK;
de Bern (sda) - Die Leute => Bern; sda;
de Bern, 3. Mai (sda) Die Leute => Bern; sda;
de Zürich (awp) - Die Leute => Zürich; awp;
de Zürich (awp/sda) - Die Leute => Zürich; awp, sda;
de dpa BERLIN. Die Leute => BERLIN; dpa;
de ap LONDON. Die Leute => LONDON; ap;
de HAMBURG. dpa Die Leute => HAMBURG; dpa;
de Hamburg (rpo). Die Leute => Hamburg; rpo;
de Köln. (sid) Die Leute => Köln; sid;
de Köln (SID) - Die Leute => Köln; SID;
de Köln, 3. Mai (SID) – Die Leute => Köln; SID;
de Mainz, 4.5.2019 (KNA) Die Leute => Mainz; KNA; 2019-05-04
de Hannover (lni) - Die Leute => Hannover; lni;
de Bad Homburg v.d.H. (pm). Die Leute => Bad Homburg v.d.H.; pm;
de Bad Homburg v. d. Höhe (red). Die Leute => Bad Homburg v. d. Höhe; red;
de Rothenburg ob der Tauber (abc). Die Leute => Rothenburg ob der Tauber; abc;
de Lahr/Schwarzwald (red/pm). Die Leute => Lahr/Schwarzwald; red, pm;
de VILLINGEN-SCHWENNINGEN (sk). Die Leute => VILLINGEN-SCHWENNINGEN; sk;
de Kreis Minden-Lübbecke (mt/hy). Die Leute => Kreis Minden-Lübbecke; mt, hy;
de Minden (mt). Die Leute => Minden; mt;
de Minden-Todtenhausen (hy). Die Leute => Minden-Todtenhausen; hy;
de Ludwigshafen a. Rh. – Die Leute => Ludwigshafen a. Rh.; ;
de Königs Wusterhausen/Lübben – Die Leute => Königs Wusterhausen/Lübben; ;
de Neustadt/Weinstr. (lrs) - Die Leute => Neustadt/Weinstr.; lrs;
de Berlin, 3. März 2021. Die Leute => Berlin; ; 2021-03-03
de Berlin, den 3. März 2021 – Die Leute => Berlin; ; 2021-03-03
de Berlin, 03.03.2021 – Die Leute => Berlin; ; 2021-03-03
de München, im Mai 2021 – Die Leute => München; ;
de Berlin/München, 3. März 2021 (ots) – Die Leute => Berlin/München; ots; 2021-03-03
de Berlin, Montag, 3. Mai 2021 – Die Leute => Berlin; ; 2021-05-03
de STUTTGART. Die Leute => STUTTGART; ;
de Stuttgart - Die Leute => Stuttgart; ;
de Moskau (Reuters) - Die Leute => Moskau; Reuters;
de Frankfurt (dpa-AFX) - Die Leute => Frankfurt; dpa-AFX;
de FRANKFURT (Dow Jones)-- Die Leute => FRANKFURT; Dow Jones;
de FRANKFURT (dpa-AFX Broker) - Die Leute => FRANKFURT; dpa-AFX Broker;
de Kassel (hna/dpa) Die Leute => Kassel; hna, dpa;
de New York/Genf (dpa) - Die Leute => New York/Genf; dpa;
de Tel Aviv/Ramallah/Gaza (dpa) - Die Leute => Tel Aviv/Ramallah/Gaza; dpa;
de Port-au-Prince (AFP) - Die Leute => Port-au-Prince; AFP;
de L'Aquila (dpa) - Die Leute => L'Aquila; dpa;
de S-Hertogenbosch (dpa) - Die Leute => S-Hertogenbosch; dpa;
de Wiesbaden (hes/dpa/lhe). Die Leute => Wiesbaden; hes, dpa, lhe;
de WESEL | Die Leute => WESEL; ;
de Vaduz (ikr) – Die Leute => Vaduz; ikr;
de Oldenburg/CK – Die Leute => Oldenburg; CK;
de Potsdam (MAZ) Die Leute => Potsdam; MAZ;
de Schwerin/Rostock (dpa/mv) – Die Leute => Schwerin/Rostock; dpa, mv;
de Leipzig/LVZ. Die Leute => Leipzig; LVZ;
en LONDON (Reuters) - The people => LONDON; Reuters;
en LONDON, May 3 (Reuters) - The people => LONDON; Reuters;
en WASHINGTON/BRUSSELS, May 3 (Reuters) - The people => WASHINGTON/BRUSSELS; Reuters;
en May 3 (Reuters) - The people => -; Reuters;
en LONDON (AP) — The people => LONDON; AP;
en ST. LOUIS (AP) — The people => ST. LOUIS; AP;
en PORTLAND, Ore. (AP) — The people => PORTLAND, Ore.; AP;
en WINSTON-SALEM, N.C. (AP) — The people => WINSTON-SALEM, N.C.; AP;
en KABUL, Afghanistan (AP) — The people => KABUL, Afghanistan; AP;
en COEUR D'ALENE, Idaho (AP) — The people => COEUR D'ALENE, Idaho; AP;
en UNITED NATIONS (AP) — The people => UNITED NATIONS; AP;
en ABOARD AIR FORCE ONE (AP) — The people => ABOARD AIR FORCE ONE; AP;
en OTTAWA — The people => OTTAWA; ;
en OTTAWA - The people => OTTAWA; ;
en ST. JOHN'S, N.L. — The people => ST. JOHN'S, N.L.; ;
en TORONTO, May 3, 2021 /CNW/ - The people => TORONTO; CNW; 2021-05-03
en TORONTO, May 3, 2021 /CNW Telbec/ - The people => TORONTO; CNW Telbec; 2021-05-03
en NEW YORK, May 3, 2021 /PRNewswire/ -- The people => NEW YORK; PRNewswire; 2021-05-03
en NEW YORK, May 3, 2021 /PRNewswire-PRWeb/ -- The people => NEW YORK; PRNewswire-PRWeb; 2021-05-03
en LONDON--(BUSINESS WIRE)--The people => LONDON; BUSINESS WIRE;
en VANCOUVER, BC / ACCESSWIRE / May 3, 2021 / The people => VANCOUVER, BC; ACCESSWIRE; 2021-05-03
en BEIJING, May 3 (Xinhua) — The people => BEIJING; Xinhua;
en TOKYO, May 3 (Kyodo) - The people => TOKYO; Kyodo;
en TOKYO - The people => TOKYO; ;
en SEOUL, May 3 (Yonhap) -- The people => SEOUL; Yonhap;
en MOSCOW, May 3. /TASS/. The people => MOSCOW; TASS;
en MOSCOW. May 3 (Interfax) - The people => MOSCOW; Interfax;
en ANKARA (AA) - The people => ANKARA; AA;
en New Delhi, May 3 (PTI) The people => New Delhi; PTI;
en New Delhi, May 3 (IANS) The people => New Delhi; IANS;
en New Delhi [India], May 3 (ANI): The people => New Delhi [India]; ANI;
en ABU DHABI, 3rd May, 2021 (WAM) -- The people => ABU DHABI; WAM; 2021-05-03
en DUBAI, May 3, 2021 (WAM) -- The people => DUBAI; WAM; 2021-05-03
en Riyadh, May 3, 2021, SPA -- The people => Riyadh; SPA; 2021-05-03
en Amman, May 3 (Petra) -- The people => Amman; Petra;
en CAIRO, May 3 (MENA) - The people => CAIRO; MENA;
en KUWAIT, May 3 (KUNA) -- The people => KUWAIT; KUNA;
en SYDNEY (AAP) - The people => SYDNEY; AAP;
en Sydney, May 3 AAP - The people => Sydney; AAP;
en Paris, May 3, 2021 (AFP) - The people => Paris; AFP; 2021-05-03
en LAGOS (NAN) - The people => LAGOS; NAN;
en Lagos, May 3, 2021 (NAN) The people => Lagos; NAN; 2021-05-03
en NAIROBI, Kenya, May 3 – The people => NAIROBI, Kenya; ;
en KUALA LUMPUR, May 3 (Bernama) -- The people => KUALA LUMPUR; Bernama;
en HANOI (VNA) - The people => HANOI; VNA;
en MANILA, Philippines — The people => MANILA, Philippines; ;
en JERUSALEM, May 3 (JTA) — The people => JERUSALEM; JTA;
en (JTA) — The people => -; JTA;
en (Reuters) - The people => -; Reuters;
en LOS ANGELES (CNS) - The people => LOS ANGELES; CNS;
en WASHINGTON (CNN) -- The people => WASHINGTON; CNN;
en (CNN) -- The people => -; CNN;
en WASHINGTON, D.C., May 3, 2021 – The people => WASHINGTON, D.C.; ; 2021-05-03
en Washington, DC – May 3, 2021 – The people => Washington, DC; ; 2021-05-03
en London, 3 May 2021: The people => London; ; 2021-05-03
en London – 3 May 2021 – The people => London; ; 2021-05-03
en LONDON, UK, May 3, 2021 — The people => LONDON, UK; ; 2021-05-03
en Geneva, Switzerland, 3 May 2021 - The people => Geneva, Switzerland; ; 2021-05-03
en BOSTON (May 3, 2021) – The people => BOSTON; ; 2021-05-03
en BOSTON, MA – May 3, 2021 – The people => BOSTON, MA; ; 2021-05-03
en MELBOURNE, Australia (Reuters) - The people => MELBOURNE, Australia; Reuters;
en Brussels, 3 May 2021 The people => Brussels; ; 2021-05-03
en GRAND FORKS - The people => GRAND FORKS; ;
en STOCKTON-ON-TEES, England — The people => STOCKTON-ON-TEES, England; ;
fr PARIS (AFP) - Les habitants => PARIS; AFP;
fr Paris (AFP) – Les habitants => Paris; AFP;
fr PARIS, 3 mai 2021 (AFP) - Les habitants => PARIS; AFP; 2021-05-03
fr Paris, 3 mai (Reuters) - Les habitants => Paris; Reuters;
fr Paris, le 3 mai 2021 – Les habitants => Paris; ; 2021-05-03
fr Paris, le 1er mars 2021 - Les habitants => Paris; ; 2021-03-01
fr Bruxelles (Belga) - Les habitants => Bruxelles; Belga;
fr BRUXELLES (Belga) Les habitants => BRUXELLES; Belga;
fr (Belga) Les habitants => -; Belga;
fr Berne (ats) - Les habitants => Berne; ats;
fr Genève, 3 mai (Keystone-ATS) – Les habitants => Genève; Keystone-ATS;
fr MONTRÉAL — Les habitants => MONTRÉAL; ;
fr MONTRÉAL, le 3 mai 2021 /CNW Telbec/ - Les habitants => MONTRÉAL; CNW Telbec; 2021-05-03
fr Saint-Étienne (AFP) - Les habitants => Saint-Étienne; AFP;
fr La Rochelle (AFP) - Les habitants => La Rochelle; AFP;
fr Le Mans - Les habitants => Le Mans; ;
fr Aix-en-Provence, 3 mai 2021 (AFP) - Les habitants => Aix-en-Provence; AFP; 2021-05-03
fr L’Haÿ-les-Roses (AFP) - Les habitants => L’Haÿ-les-Roses; AFP;
fr Alger (APS) - Les habitants => Alger; APS;
fr ALGER, 3 mai 2021 (APS) - Les habitants => ALGER; APS; 2021-05-03
fr Rabat - Les habitants => Rabat; ;
fr Tunis, 3 mai (TAP) - Les habitants => Tunis; TAP;
fr Dakar, 3 mai (APS) - Les habitants => Dakar; APS;
fr CITE DU VATICAN (AFP) - Les habitants => CITE DU VATICAN; AFP;
fr NEW YORK (awp/afp) - Les habitants => NEW YORK; awp, afp;
fr Luxembourg, le 3 mai 2021. Les habitants => Luxembourg; ; 2021-05-03
fr Châlons-en-Champagne (Marne), 3 mai 2021 (AFP) - Les habitants => Châlons-en-Champagne (Marne); AFP; 2021-05-03
es Madrid, 3 may (EFE).- Los vecinos => Madrid; EFE;
es Madrid, 3 may. (EFE).- Los vecinos => Madrid; EFE;
es MADRID, 3 May. (EUROPA PRESS) - Los vecinos => MADRID; EUROPA PRESS;
es MADRID, 3 (EUROPA PRESS) Los vecinos => MADRID; EUROPA PRESS;
es BUENOS AIRES (AP) — Los vecinos => BUENOS AIRES; AP;
es Buenos Aires, 3 mayo (Télam).- Los vecinos => Buenos Aires; Télam;
es Ciudad de México, 3 may (Notimex).- Los vecinos => Ciudad de México; Notimex;
es CIUDAD DE MÉXICO (Reuters) - Los vecinos => CIUDAD DE MÉXICO; Reuters;
es La Habana, 3 may (Prensa Latina) Los vecinos => La Habana; Prensa Latina;
es Santiago de Compostela, 3 may (EFE).- Los vecinos => Santiago de Compostela; EFE;
es Las Palmas de Gran Canaria, 3 may (EFE).- Los vecinos => Las Palmas de Gran Canaria; EFE;
es Madrid, 3 de mayo de 2021.- Los vecinos => Madrid; ; 2021-05-03
es Madrid, 3 de mayo de 2021 – Los vecinos => Madrid; ; 2021-05-03
es L'Hospitalet de Llobregat (Barcelona), 3 may (EFE).- Los vecinos => L'Hospitalet de Llobregat (Barcelona); EFE;
es SAN JUAN — Los vecinos => SAN JUAN; ;
es Bogotá (AFP) - Los vecinos => Bogotá; AFP;
es Sevilla. Los vecinos => Sevilla; ;
es A Coruña, 3 may (EFE).- Los vecinos => A Coruña; EFE;
es MADRID.- Los vecinos => MADRID; ;
it (ANSA) - ROMA, 03 MAG - Gli abitanti => ROMA; ANSA;
it (ANSA) - ROMA, 3 MAG - Gli abitanti => ROMA; ANSA;
it (ANSA-AFP) - PARIGI, 03 MAG - Gli abitanti => PARIGI; ANSA-AFP;
it (ANSA) Gli abitanti => -; ANSA;
it (AGI) - Roma, 3 mag. - Gli abitanti => Roma; AGI;
it AGI - Gli abitanti => -; AGI;
it Roma, 3 mag. (Adnkronos) - Gli abitanti => Roma; Adnkronos;
it Roma, 3 mag. (askanews) – Gli abitanti => Roma; askanews;
it Roma, 3 maggio 2021 (askanews) – Gli abitanti => Roma; askanews; 2021-05-03
it (askanews) - ROMA, 3 MAG - Gli abitanti => ROMA; askanews;
it ROMA (ITALPRESS) – Gli abitanti => ROMA; ITALPRESS;
it ROMA (Reuters) - Gli abitanti => ROMA; Reuters;
it MILANO – Gli abitanti => MILANO; ;
it MILANO - Gli abitanti => MILANO; ;
it Milano, 3 maggio 2021 – Gli abitanti => Milano; ; 2021-05-03
it REGGIO NELL'EMILIA - Gli abitanti => REGGIO NELL'EMILIA; ;
it Reggio Calabria, 3 mag. (LaPresse) - Gli abitanti => Reggio Calabria; LaPresse;
it L'Aquila, 3 mag. (Adnkronos) - Gli abitanti => L'Aquila; Adnkronos;
it (DIRE) Roma, 3 mag. - Gli abitanti => Roma; DIRE;
it (Teleborsa) - Gli abitanti => -; Teleborsa;
it CITTÀ DEL VATICANO – Gli abitanti => CITTÀ DEL VATICANO; ;
it La Spezia. Gli abitanti => La Spezia; ;
it Roma, 3 mag (Il Sole 24 Ore Radiocor) - Gli abitanti => Roma; Il Sole 24 Ore Radiocor;
nl AMSTERDAM (ANP) - De bewoners => AMSTERDAM; ANP;
nl Amsterdam (ANP/AFP) - De bewoners => Amsterdam; ANP, AFP;
nl BRUSSEL (BELGA) - De bewoners => BRUSSEL; BELGA;
nl (Belga) De bewoners => -; Belga;
nl (ANP) - De bewoners => -; ANP;
nl AMSTERDAM - De bewoners => AMSTERDAM; ;
nl 's-Gravenhage - De bewoners => 's-Gravenhage; ;
nl BERGEN OP ZOOM - De bewoners => BERGEN OP ZOOM; ;
nl Bergen op Zoom (ANP) - De bewoners => Bergen op Zoom; ANP;
nl CAPELLE AAN DEN IJSSEL | De bewoners => CAPELLE AAN DEN IJSSEL; ;
nl Utrecht, 3 mei 2021 – De bewoners => Utrecht; ; 2021-05-03
nl NIJMEGEN – De bewoners => NIJMEGEN; ;
nl DRONTEN | De bewoners => DRONTEN; ;
nl Sint-Niklaas (Belga) - De bewoners => Sint-Niklaas; Belga;
nl ALPHEN AAN DEN RIJN - De bewoners => ALPHEN AAN DEN RIJN; ;
nl Paramaribo, 3 mei (ANP) - De bewoners => Paramaribo; ANP;
pl Warszawa (PAP) - Mieszkańcy ulicy => Warszawa; PAP;
pl Warszawa, 3.05.2021 (PAP) – Mieszkańcy ulicy => Warszawa; PAP; 2021-05-03
pl Warszawa, 3 maja (PAP) - Mieszkańcy ulicy => Warszawa; PAP;
pl WARSZAWA, 3 maja 2021 r. – Mieszkańcy ulicy => WARSZAWA; ; 2021-05-03
pl Warszawa, dnia 3 maja 2021 r. – Mieszkańcy ulicy => Warszawa; ; 2021-05-03
pl Warszawa, 03.05.2021 r. - Mieszkańcy ulicy => Warszawa; ; 2021-05-03
pl Bielsko-Biała (PAP) – Mieszkańcy ulicy => Bielsko-Biała; PAP;
pl Nowy Sącz (PAP) – Mieszkańcy ulicy => Nowy Sącz; PAP;
pl Gorzów Wlkp. (PAP) – Mieszkańcy ulicy => Gorzów Wlkp.; PAP;
pl Kraków (KAI) – Mieszkańcy ulicy => Kraków; KAI;
pl Kraków. Mieszkańcy ulicy => Kraków; ;
pl ŁÓDŹ – Mieszkańcy ulicy => ŁÓDŹ; ;
pt Lisboa, 03 mai 2021 (Lusa) - Os moradores => Lisboa; Lusa; 2021-05-03
pt Lisboa, 03 mai (Lusa) -- Os moradores => Lisboa; Lusa;
pt Viana do Castelo, Portugal, 03 mai 2021 (Lusa) – Os moradores => Viana do Castelo, Portugal; Lusa; 2021-05-03
pt Brasília (Agência Brasil) - Os moradores => Brasília; Agência Brasil;
pt BRASÍLIA, 3 MAI (ANSA) - Os moradores => BRASÍLIA; ANSA;
pt São Paulo, 3 mai (EFE).- Os moradores => São Paulo; EFE;
pt SÃO PAULO (Reuters) - Os moradores => SÃO PAULO; Reuters;
pt RIO DE JANEIRO, RJ (FOLHAPRESS) - Os moradores => RIO DE JANEIRO, RJ; FOLHAPRESS;
pt SÃO PAULO, SP (FOLHAPRESS) – Os moradores => SÃO PAULO, SP; FOLHAPRESS;
pt BRASÍLIA – Os moradores => BRASÍLIA; ;
pt Lisboa, 3 de maio de 2021 – Os moradores => Lisboa; ; 2021-05-03
pt Luanda, 03/05 (Angop) – Os moradores => Luanda; Angop;
pt Porto. Os moradores => Porto; ;
da København (Ritzau) - Beboerne på => København; Ritzau;
da KØBENHAVN (Ritzau) Beboerne på => KØBENHAVN; Ritzau;
da København /ritzau/ - Beboerne på => København; ritzau;
da KØBENHAVN: Beboerne på => KØBENHAVN; ;
da AARHUS: Beboerne på => AARHUS; ;
da /ritzau/ Beboerne på => -; ritzau;
da København, den 3. maj 2021 – Beboerne på => København; ; 2021-05-03
da Nykøbing F. (Ritzau) - Beboerne på => Nykøbing F.; Ritzau;
da STOCKHOLM /ritzau/TT: Beboerne på => STOCKHOLM; ritzau, TT;
sv STOCKHOLM (TT) - De boende => STOCKHOLM; TT;
sv STOCKHOLM. De boende => STOCKHOLM; ;
sv Stockholm. De boende => Stockholm; ;
sv STOCKHOLM (SvD) De boende => STOCKHOLM; SvD;
sv Stockholm (Direkt) De boende => Stockholm; Direkt;
sv (TT) De boende => -; TT;
sv Stockholm den 3 maj 2021 – De boende => Stockholm; ; 2021-05-03
sv Stockholm, 3 maj 2021 – De boende => Stockholm; ; 2021-05-03
sv UPSALA-EKEBY (TT) De boende => UPSALA-EKEBY; TT;
sv HELSINGFORS (FNB) De boende => HELSINGFORS; FNB;
sv STOCKHOLM (Nyhetsbyrån Direkt) De boende => STOCKHOLM; Nyhetsbyrån Direkt;
no Oslo (NTB): Beboerne i => Oslo; NTB;
no OSLO (Nettavisen): Beboerne i => OSLO; Nettavisen;
no (NTB): Beboerne i => -; NTB;
no Bergen (NTB-AFP): Beboerne i => Bergen; NTB-AFP;
no BODØ (An): Beboerne i => BODØ; An;
no (Bergensavisen): Beboerne i => -; Bergensavisen;
no Oslo, 3. mai 2021 – Beboerne i => Oslo; ; 2021-05-03
no MO I RANA (NTB): Beboerne i => MO I RANA; NTB;
no KRISTIANSAND: Beboerne i => KRISTIANSAND; ;
no OSLO (VG) Beboerne i => OSLO; VG;
fi HELSINKI (STT) Kaivokadun asukkaat => HELSINKI; STT;
fi Helsinki (STT) – Kaivokadun asukkaat => Helsinki; STT;
fi Helsinki 3.5.2021 Kaivokadun asukkaat => Helsinki; ; 2021-05-03
fi Helsinki, 3.5.2021 – Kaivokadun asukkaat => Helsinki; ; 2021-05-03
fi TUKHOLMA (STT–AFP) Kaivokadun asukkaat => TUKHOLMA; STT–AFP;
ar القاهرة 3 مايو (رويترز) - حول سكان => القاهرة; رويترز;
ar القاهرة، 3 مايو (أ ش أ) - حول سكان => القاهرة; أ ش أ;
ar أبوظبي في 3 مايو / وام / حول سكان => أبوظبي; وام;
ar عمان 3 أيار (بترا)- حول سكان => عمان; بترا;
ar باريس (أ ف ب) – حول سكان => باريس; أ ف ب;
ar القاهرة في 3 مايو /أ ش أ/ حول سكان => القاهرة; أ ش أ;
ar بيروت - حول سكان => بيروت; ;
ar دبي، 3 مايو 2021 – حول سكان => دبي; ; 2021-05-03
cs Praha (ČTK) - Obyvatelé Studniční => Praha; ČTK;
cs PRAHA (ČTK) – Obyvatelé Studniční => PRAHA; ČTK;
hu Budapest (MTI) - A Kút => Budapest; MTI;
ro București, 3 mai (Agerpres) - Locuitorii de => București; Agerpres;
ro București, 3 mai /Agerpres/ - Locuitorii de => București; Agerpres;
el ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) - Οι κάτοικοι => ΑΘΗΝΑ; ΑΠΕ-ΜΠΕ;
tr ANKARA (AA) - Kuyu Sokağı => ANKARA; AA;
tr İstanbul (DHA) - Kuyu Sokağı => İstanbul; DHA;
uk Київ (Укрінформ) - Мешканці вулиці => Київ; Укрінформ;
ru МОСКВА (Рейтер) - Жители Колодезной => МОСКВА; Рейтер;
"""

NO_DATELINES = """
en The council - which met late - voted
en Peter Wolters (62) is standing in the barn.
de Samstag, 14. Mai (ab 10 Uhr) – Der Markt
de Am Freitag, 14. Mai – Der Markt
de Nein – Das wollte er nicht.
de Der Rat - So sagte er - tagt
de Montag, 3.4.2023: Markt
de Stille. Dann Applaus.
de SPD – Die Partei tagt.
de Anna K. (34) - Sie wohnt seit Jahren hier
de Hans Meier (67). Der Rentner lebt allein.
de Merkwald (CDU) Die Kanzlerin kam.
de Grüne/CDU. Die Fraktion will
de SPD/CDU: Die Fraktionen wollen
de Fußball (Kreisliga) - Die Mannschaft gewann.
de FUSSBALL: Die Mannschaft gewann.
de ACHTUNG: Die Brücke ist glatt.
de Im Mai 2019. Die Blätter fallen.
de PM - Die Sitzung war kurz.
en BREAKING - The bridge is closed.
en WARNING: The bridge is closed.
en UPDATE: The bridge is open.
en CNN - The network said
en Smith (Lab) - The member said
en May 3 - The council meets.
fr Marie Roe (LR) - La députée a dit
nl Jan (34) - De man woont hier
da OBS: Broen er lukket.
"""


@pytest.mark.parametrize("line", DATELINES.strip().split("\n"))
def test_a_dateline_has_place_agency_and_day(line: str) -> None:
    printed, expected = (part.strip() for part in line.split("=>"))
    lang, _, text = printed.partition(" ")
    found = find_dateline(text, conventions_for(lang), text)
    assert found is not None
    dateline = found.dateline
    assert f"{dateline.place or '-'}; {', '.join(dateline.credit)}; {dateline.date or ''}".strip() == expected


@pytest.mark.parametrize("line", NO_DATELINES.strip().split("\n"))
def test_a_sentence_is_no_dateline(line: str) -> None:
    lang, _, text = line.partition(" ")
    assert find_dateline(text, conventions_for(lang), text) is None


def test_the_report_goes_on_behind_the_dateline() -> None:
    text = "Lindenau (dpa/tmn) - Der Rat tagt."
    found = find_dateline(text, conventions_for("de"), text)
    assert found is not None
    assert (found.dateline.text, text[found.end :]) == ("Lindenau (dpa/tmn) -", "Der Rat tagt.")


def test_a_bare_place_is_surer_where_the_article_names_it_again() -> None:
    text = "Grünwald. Der Rat tagt heute zum ersten Mal."
    alone = find_dateline(text, conventions_for("de"), text)
    again = find_dateline(text, conventions_for("de"), text + " In Grünwald gibt es viel zu tun.")
    assert alone is not None
    assert again is not None
    assert alone.sureness < again.sureness
