"""Word lists for grafted titles and generated sentences: names, offices, bodies, places, topics."""

import json
import re

GIVEN = """Murat Yerlan Askar Bakhyt Dastan Sooronbay Ulugbek Shavkat Dilshod Gulnora Aziza Zafar Davron
Sirojiddin Farhod Marat Nurlan Aibek Daniyar Kairat Saule Zhanna Berdymurat Serdar Rashid Mahri Ilham Jeyhun
Nikol Ararat Irakli Salome Levan Sergey Dmitry Ivan Olga Svetlana Andrei Natalia Mikhail Aleksandr Volodymyr Dmytro Yulia
Marek Katarzyna Petr Zuzana Viktor Zoltan Bogdan Elena Rumen Zoran Milica Ivana Ana Milorad Edi Albin Mohammed Ahmed Abdullah Khalid
Faisal Sultan Hamad Tamim Nasser Fatima Maryam Ayman Badr Sameh Mustafa Ali Hassan Hussein Fuad Nawaf Salem Yousef Abdelfattah
Abdelmadjid Najla Hichem Recep Hakan Mevlut Binali Numan Ebrahim Hossein Javad Masoud Mohammad Asif Shehbaz Ishaq Bilawal
Narendra Subrahmanyam Rajnath Droupadi Sheikh Dinesh Ranil Mahinda Pushpa Bidya Xi Li Wang Zhao Hu Chen Zhang Liu Sun
Hau To Pham Nguyen Vo Bui Thi Minh Tuan Joko Prabowo Sri Anwar Ismail Vivian Lawrence Halimah Prayut Thongloun Sonexay Hun
Fumio Yoshimasa Toshimitsu Yoko Jin Yoon Han Park Min Cyril Naledi Joao Filipe Hage Netumbo William Alfred Uhuru Yoweri Paul Louise Samia
Bola Yusuf Geoffrey Nana Alassane Macky Aissata Faure Patrice Felix Denis Ali Moussa Idriss Abiy Demeke Isaias Osman
Luiz Mauro Gabriel Alberto Santiago Marcelo Andres Claudia Gustavo Alvaro Lenin Guillermo Dina Pedro Nayib Xiomara Rodrigo Miguel
Emmanuel Catherine Olaf Annalena Antonio Giorgia Pedro Kyriakos Alexander Ulf Jonas Sanna Mette Mark Micheal John David Antony Penny
Jacinda Winston Charles Ursula Josep Roberta Jens Maria Helga Kaja Gitanas Krisjanis""".split()
FAMILY = """Nurtleu Tileuberdi Zhaparov Kulubaev Mirziyoyev Kamilov
Saidov Norov Azimov Berdimuhamedov Meredov Aliyev Bayramov Gafarova Pashinyan Garibashvili Zurabishvili Papuashvili
Lavrov Volodin Matviyenko Mishustin Makei Lukashenko Andreichenko Zelenskyy Kuleba Shmyhal Stefanchuk Morawiecki Rau Fiala Lipavsky
Korcok Szijjarto Orban Aurescu Iohannis Radev Vucic Brnabic Dacic Plenkovic Rama Kurti Osmani Nasser Mansour Khalifa Rashid
Fahd Saud Thani Sabah Nahyan Maktoum Hassan Ibrahim Suleiman Karim Safadi Shoukry Madbouly Tebboune Lamamra Bouden Akhannouch
Erdogan Cavusoglu Fidan Kurtulmus Raisi Amirabdollahian Ghalibaf Qureshi Khan Sharif Dar Zardari Modi Jaishankar Singh Birla Hasina
Momen Wickremesinghe Gunawardena Deuba Dahal Jinping Keqiang Yi Zhanshu Jianchao Wenbin Wei Phuc Chinh Hue Son Trong Widodo Marsudi
Subianto Ibrahim Yaakob Balakrishnan Loong Chan-o-cha Siphandone Sokhonn Kishida Hayashi Motegi Kamikawa Yeol Jin Ramaphosa Pandor Lourenco
Nyusi Geingob Ruto Mutua Kenyatta Museveni Kagame Mushikiwabo Hassan Tinubu Onyeama Akufo-Addo Ouattara Sall Tall Gnassingbe Talon
Tshisekedi Sassou Nguesso Bongo Faki Guelleh Ahmed Mekonnen Afwerki Lula Vieira Boric Fernandez Cafiero Pena Lacalle Ebrard Sheinbaum Petro Leyva Arce
Mayta Boluarte Lasso Castro Diaz-Canel Rodriguez Parrilla Macron Colonna Scholz Baerbock Tajani Meloni Sanchez Albares Mitsotakis Dendias
Schallenberg Billstrom Store Huitfeldt Marin Haavisto Frederiksen Rutte Hoekstra Martin Coveney Cameron Cleverly Albanese Wong Ardern Mahuta
Peters Michel Borrell Metsola Stoltenberg Schmid Kallas Nauseda Landsbergis Rinkevics Guterres Tedros Grossi Moller Kuanyshev Sadyrov Turgunov
Ergashev Otunbayev Sharipov Yuldashev Mamedov Hajiyev Petrosyan Beridze Kovalenko Novak Horvat Silva Santos Pereira Mensah Okafor Diallo
Traore Keita Mbeki Dlamini Chanda Phiri Haidari Noori Al-Farsi""".split()
INITIALS = [c + "." for c in "ABDEFGIKLMNRSTVYZ"]

BODIES = """National Assembly|Senate|Parliament|House of Representatives|Milli Majlis|Majlisi Oli|Majilis|Mazhilis|Oliy Majlis|Jogorku Kenesh
Federation Council|State Duma|Verkhovna Rada|Federal Assembly|Legislative Chamber|Supreme Council|National Council|State Council|Federal Council|Shura Council
Consultative Assembly|People's Assembly|National People's Congress|Grand National Assembly|Lok Sabha|Rajya Sabha|Knesset|Bundestag|Bundesrat|Sejm
Seimas|Riigikogu|Saeima|Chamber of Deputies|House of Councillors|Council of Ministers|Cabinet of Ministers|Security Council|Constitutional Court|Supreme Court
Central Bank|National Bank|Ministry of Foreign Affairs|Foreign Ministry|Ministry of Defence|Ministry of Economy|Ministry of Energy|Ministry of Education|Ministry of Justice|Chamber of Commerce
Majlisi Milli|Majlisi Namoyandagon|Mejlis|Halk Maslahaty|Islamic Consultative Assembly|Council of the Republic|House of Commons|Congress|General Assembly|Central Election Commission""".replace("\n", "|").split("|")
ORGS = """United Nations|European Union|African Union|Arab League|OSCE|NATO|ASEAN|CIS|CSTO|EAEU|UNESCO|Shanghai Cooperation Organization
Organization of Turkic States|Organization of Islamic Cooperation|World Bank|International Monetary Fund|World Trade Organization|World Health Organization
Council of Europe|European Commission|European Parliament|European Council|Gulf Cooperation Council|Eurasian Economic Union|Economic Community of West African States
OSCE Parliamentary Assembly|CIS Interparliamentary Assembly|CSTO Parliamentary Assembly|Inter-Parliamentary Union|UN Security Council|UN General Assembly|Asian Development Bank|Islamic Development Bank|IAEA|UNICEF|UNHCR|SCO|BRICS|TURKSOY|CICA""".replace("\n", "|").split("|")
AGENCIES = "NIAT Khovar|Kazinform|TASS|Xinhua|AKIpress|AZERTAC|BelTA|WAM|SPA|QNA|IRNA|Kabar|UzA|Trend|Interfax|VNA|Bernama|ANTARA|APS|MENA|PTI|UNB|Armenpress".split("|")

# Offices: text for phrases.phrase; {B} a body, {C} a country name, {M} a branch of government, {O} an organisation.
BRANCHES = """Foreign/JJ Affairs|Defence|Economy and Finance|Energy|Education/NNP and Science|Trade/NNP and Investment|Transport|Culture|Agriculture|Health|Justice|Internal/JJ Affairs|Industry|Tourism|Finance""".split("|")
SIMPLE_TITLES = """President|Prime/JJ Minister|Foreign/JJ Minister|Speaker|Chairman|Deputy/NNP Prime/JJ Minister|Deputy/NNP Foreign/JJ Minister|First/JJ Deputy/NNP Prime/JJ Minister|Defence/NNP Minister|Finance/NNP Minister|Ambassador|Secretary/NNP General|Vice/NNP President|Chancellor|King|Emir|Crown/NNP Prince|Senator|Governor|Premier|Vice/NNP Speaker|Deputy/NNP Chairman|First/JJ Vice/NNP President|State/NNP Counselor|State/NNP Councilor|Special/JJ Representative|Special/JJ Envoy|Minister|Energy/NNP Minister|Interior/NNP Minister|Trade/NNP Minister|Press/NNP Secretary|Consul/NNP General|High/JJ Commissioner|General|Deputy/NNP Speaker|Parliament/NNP Speaker|Senate/NNP Speaker|Majilis/NNP Speaker""".split("|")
BODY_TITLES = "Speaker|Chairman|Deputy/NNP Chairman|Chairperson|President|Deputy/NNP Speaker|First/JJ Deputy/NNP Chairman|Vice/NNP Speaker|Head|Secretary|Member|Chair".split("|")
MINISTRY_TITLES = "Minister|Deputy/NNP Minister|First/JJ Deputy/NNP Minister|Acting/VBG Minister|Vice/NNP Minister|State/NNP Minister".split("|")
HONORIFICS = "Mr.|Ms.|Dr.|H.E.|Sheikh|Professor|General|Sir|Datuk/NNP Seri|His/PRP$ Excellency|Tan/NNP Sri|Sayyid|Hajji|Prince".split("|")
CITIES = """Astana Dushanbe Tashkent Bishkek Ashgabat Baku Yerevan Tbilisi Moscow Minsk Kyiv Ankara Istanbul Tehran Islamabad Delhi Beijing Shanghai
Hanoi Jakarta Manila Bangkok Tokyo Seoul Riyadh Doha Muscat Cairo Tunis Rabat Algiers Dakar Abuja Nairobi Kampala Kigali Luanda Maputo Pretoria
Brasilia Lima Bogota Quito Havana Caracas Santiago Ottawa Washington Brussels Paris Berlin Vienna Geneva Rome Madrid Lisbon Athens Sofia Belgrade
Budapest Prague Warsaw Vilnius Riga Tallinn Helsinki Oslo Stockholm Copenhagen London Dublin Canberra Wellington Nursultan Samarkand Bukhara Khujand Almaty Turkestan""".split()
REGIONS = ["Central Asia", "South Asia", "the Middle East", "the South Caucasus", "the Balkans", "Southeast Asia", "West Africa",
           "the Black Sea", "the Gulf", "Latin America", "Europe", "Africa"]


class Polities:
    """Countries with their adjectives, and name parts of office holders, from the polity table."""

    def __init__(self, path):
        with open(path, encoding="utf8") as f:
            self.rows = json.load(f)
        self.countries, self.adjectives, self.long, self.given, self.family, self.bodies = [], [], [], [], [], []
        for row in self.rows:
            short = row["name"].get("conventional short form", "") or ""
            long = row["name"].get("conventional long form", "") or ""
            if re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)?", short) and row.get("demonym_adj") and row["iso2"] not in ("", None):
                adjective = re.split(r"[,;]| or |\(", row["demonym_adj"])[0].strip()
                if re.fullmatch(r"[A-Z][a-z]+", adjective) and not short.startswith("United"):
                    self.countries.append(short)
                    self.adjectives.append(adjective)
                match = re.fullmatch(r"(Republic|Kingdom|Islamic Republic|State) of ([A-Z][a-z]+)", long)
                if match:
                    self.long.append(long)
            for key in ("chief_of_state", "head_of_government"):
                match = re.search(r"(?:President|Minister|King|Chancellor) ((?:[A-ZÀ-Ž][\w'’-]+ ?){2,4})", row.get(key) or "")
                if match:
                    parts = [p for p in match.group(1).split() if len(p) > 1 and not set(p) <= set("IVX") and p not in ("CROWN", "FRIDAY", "PRINCE")]
                    parts = ["-".join(q[:1] + q[1:].lower() for q in p.split("-")) for p in parts if "'" not in p and "’" not in p]
                    if len(parts) >= 2:
                        self.given.append(parts[0])
                        self.family.append(parts[-1])
            body = (row.get("legislature") or "").split("(")[0].strip()
            if re.fullmatch(r"[A-Z][a-z]+( (of|the|[A-Z][a-z]+)){1,4}", body):
                self.bodies.append(body)
