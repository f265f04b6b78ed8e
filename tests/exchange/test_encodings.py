import pytest

from frontdesk.exchange.files.encodings.guessed import guess, is_damaged_utf_8, spoken, telling
from tests.exchange.tables import read, table

# Names, streets and towns as shops have them; a sample is tried whole, and its first and second line alone.
SAMPLES = {
    "German": ("cp1252 mac-roman cp850 cp437", "Jürgen Müller;Bäckerweg 5;Köln\nSabine Weiß;Straße 2;Düsseldorf\n"),
    "French": ("cp1252 mac-roman cp850", "Hélène Lefèvre;rue de l'Église;Orléans\nFrançois Noël;À côté;Besançon\n"),
    "French with œ": ("iso8859-15", "Hélène Lebœuf;rue du Cœur;Orléans\nFrançois Sœur;;Besançon\n"),
    "Spanish": ("cp1252 mac-roman cp850", "José Núñez;Calle Peñón 3;Málaga\nMaría Ibáñez;sin azúcar;León\n"),
    "Portuguese": ("cp1252 cp850", "João Gonçalves;Rua São José;Brasília\nConceição Araújo;pão;Goiânia\n"),
    "Italian": ("cp1252", "Niccolò Forlì;Viale Libertà;Cantù\nAndrè Calà;perché no;Mondovì\n"),
    "Swedish": ("cp1252 mac-roman", "Åsa Björk;Södra vägen 3;Malmö\nGöran Sjöström;;Växjö\n"),
    "Danish": ("cp1252", "Søren Østergård;Æblevej 3;København\nJørgen Kjær;;Århus\n"),
    "Icelandic": ("cp1252", "Þórður Guðmundsson;;Höfn\nÁsdís Ævarsdóttir;;Ísafjörður\n"),
    "Czech": ("cp1250 iso8859-2 cp852", "Jiří Dvořák;Nádražní 12;Plzeň\nKateřina Žáková;Široká;České Budějovice\n"),
    "Polish": ("cp1250 iso8859-2 cp852", "Łukasz Wiśniewski;ul. Śląska 3;Łódź\nMałgorzata Dąbrowska;Żelazna;Kraków\n"),
    "Hungarian": ("cp1250 iso8859-2", "Győző Szűcs;Petőfi utca 3;Székesfehérvár\nErzsébet Tóth;;Hódmezővásárhely\n"),
    "Romanian": ("cp1250 iso8859-2", "Ştefan Bălan;Strada Mărăşeşti;Bucureşti\nIoană Ţăran;;Iaşi\n"),
    "Croatian": ("cp1250", "Željko Jurišić;Šetalište;Šibenik\nDražen Đurđević;;Čakovec\n"),
    "Turkish": ("cp1254", "Ayşe Yılmaz;Çarşı Caddesi;İstanbul\nGülşen Öztürk;Şişli;Eskişehir\n"),
    "Russian": ("cp1251 koi8-r cp866 iso8859-5 mac-cyrillic", "Наталья Иванова;ул. Ленина;Москва\nПётр Щукин;;Омск\n"),
    "Ukrainian": ("cp1251 koi8-u", "Олексій Шевченко;вул. Хрещатик;Київ\nЄвген Їжак;;Чернігів\n"),
    "Greek": ("cp1253 iso8859-7", "Γιώργος Παπαδόπουλος;Οδός Αθηνάς;Αθήνα\nΆννα Ηλιάδη;;Ηράκλειο\n"),
    "Hebrew": ("cp1255", "דוד כהן;רחוב הרצל 5;תל אביב\nשרה לוי;;ירושלים\n"),
    "Arabic": ("cp1256", "محمد علي;شارع النيل;القاهرة\nفاطمة حسن;;الإسكندرية\n"),
    "Lithuanian": ("cp1257", "Žydrūnas Šimkus;;Panevėžys\nEglė Kazlauskienė;;Šiauliai\n"),
    "Latvian": ("cp1257", "Jānis Bērziņš;Brīvības iela;Rīga\nĢirts Šķēle;;Liepāja\n"),
    "Thai": ("cp874", "สมชาย ใจดี;ถนนสุขุมวิท;กรุงเทพ\nมานี มีนา;;เชียงใหม่\n"),
    "Japanese": ("cp932 euc-jp", "山田太郎;東京都新宿区;03-1234\n佐藤花子;大阪市北区;コーヒー\n"),
    "Japanese in kana": ("cp932 euc-jp", "ヤマダ タロウ;トウキョウ;03-1234\nさとう はなこ;おおさか;コーヒー\n"),
    "Chinese": ("gbk gb18030", "王小明;北京市朝阳区;010-1234\n李丽;上海市;喜欢绿茶\n"),
    "Taiwanese": ("big5", "王小明;臺北市信義區;02-1234\n陳美玲;高雄市;喜歡綠茶\n"),
    "Korean": ("cp949 euc-kr", "김철수;서울특별시 강남구;02-1234\n이영희;부산광역시;커피\n"),
}
CASES = [(language, encoding) for language, (encodings, _) in SAMPLES.items() for encoding in encodings.split()]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_the_encoding_of_a_few_names_is_told_by_what_they_would_read(language, encoding):
    text = SAMPLES[language][1]
    for part in (text, *text.splitlines()):
        raw = part.encode(encoding)
        for country in ("", "US"):
            assert raw.decode(guess(telling(raw.splitlines(keepends=True)), country), "replace") == part


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Zo\xeb", "Zoë"),
        (b"Ann O\x92Neil", "Ann O’Neil"),
        (b"\x93hi\x94", "“hi”"),
        (b"5 \x80", "5 €"),
        (b"20 \xb0C", "20 °C"),
        (b"\xff", "ÿ"),
        (b"a\xa0b", "a\xa0b"),
    ],
)
def test_of_one_sign_alone_nothing_odd_is_made(raw, text):
    assert raw.decode(guess(raw, "DE")) == text


def test_the_country_of_the_shop_tips_the_scales_where_the_text_does_not():
    raw = "Ulice Míšeň\n".encode("cp1250")
    assert raw.decode(guess(raw, "CZ")) == "Ulice Míšeň\n"
    assert [b"\xf8".decode(guess(b"\xf8", country)) for country in ("CZ", "DK", "US")] == ["ř", "ø", "ø"]


def test_damage_in_utf_8_costs_its_rows_and_not_the_letters_of_the_others():
    raw = "name,phone\nZoë,1\nÁna,2\n".encode() + b"B\xffb,3\n"
    people, refused = read(raw)
    assert [person.name for person in people] == ["Zoë", "Ána"]
    assert [one.line for one in refused] == [4]
    assert "no UTF-8" in table(raw).shape.guesses[0]
    assert not is_damaged_utf_8("Zoë;Ána".encode("cp1252"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("name", ["Zoë Müller", "Иван Петров", "王小明"])
def test_wide_characters_need_no_mark(encoding, name):
    raw = f"name,phone\n{name},0171\n".encode(encoding)
    people, refused = read(raw)
    assert ([person.name for person in people], refused) == ([name], [])
    assert encoding.upper() in table(raw).shape.guesses[0]


def test_japanese_in_seven_bits_is_read():
    people, _ = read("name,phone\n山田太郎,0171\n".encode("iso2022_jp"))
    assert people[0].name == "山田太郎"


def test_a_guess_is_always_said_in_words():
    shape = table("name;city\nJiří Dvořák;Plzeň\n".encode("cp1250")).shape
    assert (shape.encoding, "Windows-1250 (Central Europe)" in shape.guesses[0]) == ("cp1250", True)
    assert (spoken("iso8859-2"), spoken("koi8-r"), spoken("utf-16-le")) == ("ISO-8859-2", "KOI8-R", "UTF-16-LE")


def test_a_letter_far_down_a_long_file_tells_the_encoding():
    raw = b"name,phone\n" + b"Ann,1\n" * 30_000 + "Łukasz Wiśniewski,2\n".encode("cp1250") * 3
    assert table(raw).shape.encoding == "cp1250"


def test_a_stray_zero_byte_makes_no_other_encoding_of_a_small_file():
    people, refused = read(b"name,phone\nAnn,1\n\0,2\n")
    assert ([person.name for person in people], [one.line for one in refused]) == (["Ann"], [3])


def test_a_line_that_begins_like_utf_16_makes_no_utf_16_of_the_file():
    good, _ = read(b'id;name\r\xff\xfe1;"\xc3\x81na Berg"\r2;Bo\r', "customers")
    assert good[-1].name == "Bo"
