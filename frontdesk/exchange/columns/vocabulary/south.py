"""What lists of customers are headed by in Vietnamese, Indonesian, Malay, Thai, Hindi, Arabic and Hebrew."""

from __future__ import annotations

SOUTH_EAST = {
    "external_id": (
        "mã khách hàng, mã kh, id pelanggan, kode pelanggan, nomor pelanggan, no pelanggan, รหัสลูกค้า, ग्राहक आईडी"
    ),
    "name": (
        "họ và tên, họ tên, tên khách hàng, khách hàng, nama, nama lengkap, nama pelanggan, pelanggan, ชื่อ นามสกุล, "
        "ชื่อลูกค้า, ชื่อ สกุล, नाम, पूरा नाम, nama penuh"
    ),
    "first_name": "tên, nama depan, ชื่อ, ชื่อจริง, पहला नाम",
    "last_name": "họ, nama belakang, นามสกุล, उपनाम",
    "goes_by": "biệt danh, nama panggilan, ชื่อเล่น",
    "company": "công ty, perusahaan, syarikat, บริษัท, कंपनी",
    "phone": (
        "số điện thoại, điện thoại, di động, sđt, telepon, nomor telepon, no telepon, no hp, hp, nomor hp, handphone, "
        "no telp, nombor telefon, no telefon, โทรศัพท์, เบอร์โทร, เบอร์โทรศัพท์, มือถือ, เบอร์มือถือ, फ़ोन, मोबाइल, फोन, "
        "मोबाइल नंबर, फोन नंबर"
    ),
    "email": "thư điện tử, địa chỉ email, alamat email, surel, e-mel, emel, อีเมล, อีเมล์, ईमेल",
    "address/whole": "địa chỉ, alamat, alamat lengkap, ที่อยู่, पता",
    "address/street": "đường, jalan, ถนน",
    "address/line": "phường, kelurahan, kecamatan, ตำบล, แขวง, อำเภอ, เขต",
    "address/city": "thành phố, quận, kota, bandar, เมือง, शहर",
    "address/region": "tỉnh, provinsi, negeri, จังหวัด, राज्य",
    "address/postal": "mã bưu điện, mã bưu chính, kode pos, poskod, รหัสไปรษณีย์, पिन कोड",
    "address/country": "quốc gia, negara, ประเทศ, देश",
    "birthday": "ngày sinh, sinh nhật, tanggal lahir, tgl lahir, tarikh lahir, ulang tahun, วันเกิด, जन्मदिन, जन्म तिथि",
    "since": "ngày tạo, ngày đăng ký, tanggal daftar, terdaftar, pelanggan sejak, วันที่สมัคร, bergabung",
    "card_code": "mã thẻ, số thẻ, nomor kartu, kartu member, kartu anggota, บัตรสมาชิก",
    "note": "ghi chú, catatan, keterangan, nota, หมายเหตุ, टिप्पणी, บันทึก",
    "tags": "nhãn, thẻ, nhóm, kategori, grup, กลุ่ม, แท็ก, टैग",
}
SEMITIC = {
    "external_id": "رقم العميل, معرف العميل, كود العميل, מספר לקוח, קוד לקוח",
    "name": "الاسم, الاسم الكامل, اسم العميل, العميل, שם, שם מלא, שם לקוח, שם הלקוח, לקוח",
    "first_name": "الاسم الأول, שם פרטי",
    "last_name": "اسم العائلة, الاسم الأخير, اللقب, שם משפחה",
    "company": "الشركة, اسم الشركة, شركة, חברה, שם חברה",
    "phone": (
        "الهاتف, رقم الهاتف, هاتف, الجوال, رقم الجوال, جوال, الموبايل, موبايل, رقم الموبايل, טלפון, נייד, טלפון נייד, "
        "מספר טלפון, פלאפון"
    ),
    "email": (
        "البريد الإلكتروني, البريد الالكتروني, الايميل, بريد إلكتروني, דואל, אימייל, דוא ל, מייל, כתובת מייל, "
        "דואר אלקטרוני"
    ),
    "address/whole": "العنوان, عنوان, כתובת",
    "address/street": "الشارع, רחוב",
    "address/city": "المدينة, עיר",
    "address/region": "المنطقة, المحافظة",
    "address/postal": "الرمز البريدي, מיקוד",
    "address/country": "الدولة, البلد, מדינה, ארץ",
    "birthday": "تاريخ الميلاد, عيد الميلاد, תאריך לידה, יום הולדת",
    "since": "تاريخ التسجيل, عميل منذ, תאריך הצטרפות, לקוח מאז",
    "note": "ملاحظات, ملاحظة, הערות, הערה",
    "tags": "التصنيف, المجموعة, الوسوم, תגיות, קבוצה, קטגוריה",
}
TONGUES = (SOUTH_EAST, SEMITIC)

PLACES = "nhà, cơ quan, rumah, kantor, บ้าน, ที่ทำงาน"
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "khách hàng, pelanggan, العميل"
"""Words beside a column's name that only say whom the list is about."""
