"""What lists of customers are headed by in Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hindi, Arabic and Hebrew."""

from __future__ import annotations

JAPANESE = {
    "external_id": "顧客番号, 顧客id, 顧客コード, 会員番号, お客様番号, 会員id, お客様id, 患者番号",
    "name": "氏名, 名前, お名前, 顧客名, フルネーム, 会員名, 表示名, お客様名, ご氏名, 姓名, 患者名",
    "first_name": "名, ファーストネーム",
    "last_name": "姓, 苗字, 名字, ラストネーム",
    "name_part": "ミドルネーム",
    "goes_by": "ニックネーム, あだ名, 愛称, 呼び名",
    "company": "会社, 会社名, 勤務先, 企業名, 法人名, 組織名, 団体名",
    "phone": "電話, 電話番号, 携帯, 携帯電話, 携帯番号, 携帯電話番号, 固定電話, tel番号, 連絡先電話番号, 自宅電話, 会社電話, 自宅電話番号, "
    "勤務先電話番号, お電話番号",
    "email": "メール, メールアドレス, 電子メール, eメール, 電子メールアドレス, eメールアドレス, e-mailアドレス, emailアドレス, 携帯メール",
    "address/whole": "住所, ご住所, 所在地",
    "address/street": "住所1, 番地, 町名番地, 町域番地, 丁目番地",
    "address/line": "住所2, 住所3, 建物名, マンション名, 建物名部屋番号, 町名, 部屋番号",
    "address/city": "市区町村, 市町村, 市",
    "address/region": "都道府県, 県",
    "address/postal": "郵便番号",
    "address/country": "国, 国名",
    "birthday": "誕生日, 生年月日, お誕生日",
    "since": "入会日, 登録日, 会員登録日, 初回来店日, 初来店日, 作成日, 登録日時, 作成日時",
    "card_code": "カード番号会員, 会員カード, ポイントカード, 会員カード番号, ポイントカード番号, バーコード, カード",
    "note": "備考, メモ, ノート, コメント, 注記, 備考欄, 特記事項",
    "tags": "タグ, カテゴリ, カテゴリー, グループ, ラベル, 分類",
    "cue_family": "配偶者, 家族, 子供, ご家族",
    "cue_car": "車, 車種, 車両番号",
    "cue_pet": "ペット",
    "consent_email": "メール配信, メルマガ配信, メール受信許可",
}
CHINESE = {
    "external_id": "客户编号, 客戶編號, 顾客编号, 会员编号, 會員編號, 会员号, 客户id, 會員號, 编号, 編號, 客户号",
    "name": "姓名, 名字, 名称, 客户名称, 客户姓名, 客戶姓名, 客户, 客戶名稱, 顾客姓名, 会员姓名, 會員姓名, 联系人, 聯絡人, 全名, 客戶, 顾客, "
    "名稱, 显示名称, 联系人姓名",
    "first_name": "名, 名字 名",
    "last_name": "姓, 姓氏",
    "goes_by": "昵称, 暱稱, 称呼, 綽號, 别名",
    "company": "公司, 公司名称, 公司名稱, 单位, 單位, 工作单位, 企业, 组织",
    "phone": "电话, 電話, 电话号码, 電話號碼, 手机, 手機, 手机号, 手机号码, 手機號碼, 移动电话, 行動電話, 联系电话, 聯絡電話, 固定电话, 座机, "
    "家庭电话, 公司电话, 住宅电话, 商务电话, 商務電話, 住家電話, 單位電話, 市話",
    "email": "邮箱, 电子邮件, 電子郵件, 电子邮箱, 邮件, 郵件, 电子邮件地址, 電子郵件地址, 電子信箱, 信箱, 邮箱地址, e-mail地址",
    "address/whole": "地址, 联系地址, 聯絡地址, 住址, 通讯地址, 通訊地址, 详细地址, 家庭地址",
    "address/street": "街道, 街道地址",
    "address/line": "区, 區, 区县, 门牌号",
    "address/city": "城市, 市, 县市, 縣市, 市县",
    "address/region": "省, 省份, 州, 省市, 省州, 州省",
    "address/postal": "邮编, 邮政编码, 郵遞區號, 郵編, 郵政編碼",
    "address/country": "国家, 國家, 国家地区, 國家地區",
    "birthday": "生日, 出生日期, 出生年月日",
    "since": "注册日期, 註冊日期, 注册时间, 入会日期, 入會日期, 创建日期, 创建时间, 加入日期, 首次到店, 成为会员日期, 开卡日期, 建立日期",
    "card_code": "会员卡, 会员卡号, 會員卡, 會員卡號, 卡号, 卡號, 条码, 條碼",
    "note": "备注, 備註, 附注, 注释, 笔记, 筆記, 说明, 附註",
    "tags": "标签, 標籤, 类别, 類別, 分组, 分組, 群组, 群組, 分类",
    "cue_family": "配偶, 子女, 家人, 孩子",
    "cue_car": "车牌, 车牌号, 車牌, 車號, 车辆",
    "cue_pet": "宠物, 寵物",
}
KOREAN = {
    "external_id": "고객번호, 고객 id, 회원번호, 고객코드, 회원 id",
    "name": "이름, 성명, 고객명, 고객 이름, 회원명, 전체 이름, 고객",
    "first_name": "명",
    "last_name": "성",
    "goes_by": "별명, 닉네임, 별칭",
    "company": "회사, 회사명, 직장, 상호",
    "phone": "전화, 전화번호, 휴대폰, 휴대전화, 휴대폰번호, 휴대전화번호, 핸드폰, 핸드폰번호, 연락처, 집전화, 회사전화, 자택전화",
    "email": "이메일, 메일, 전자메일, 이메일 주소, 메일주소, 전자우편, 전자 메일 주소",
    "address/whole": "주소, 전체주소",
    "address/street": "도로명, 도로명주소, 거리, 번지",
    "address/line": "상세주소, 주소2",
    "address/city": "시, 도시, 시군구, 구군시",
    "address/region": "도, 시도",
    "address/postal": "우편번호",
    "address/country": "국가, 나라",
    "birthday": "생일, 생년월일",
    "since": "가입일, 등록일, 가입일자, 등록일자, 첫방문일, 최초방문일, 회원가입일",
    "card_code": "카드, 카드번호 회원, 회원카드, 멤버십카드, 포인트카드, 바코드, 회원카드번호",
    "note": "메모, 비고, 참고, 특이사항, 노트",
    "tags": "태그, 분류, 그룹, 카테고리, 라벨, 범주",
    "cue_family": "배우자, 자녀, 가족",
    "cue_pet": "반려동물, 반려견",
}
SOUTH_EAST = {
    "external_id": "mã khách hàng, mã kh, id pelanggan, kode pelanggan, nomor pelanggan, no pelanggan, รหัสลูกค้า, ग्राहक आईडी",
    "name": "họ và tên, họ tên, tên khách hàng, khách hàng, nama, nama lengkap, nama pelanggan, pelanggan, ชื่อ นามสกุล, ชื่อลูกค้า, "
    "ชื่อ สกุล, नाम, पूरा नाम, nama penuh",
    "first_name": "tên, nama depan, ชื่อ, ชื่อจริง, पहला नाम",
    "last_name": "họ, nama belakang, นามสกุล, उपनाम",
    "goes_by": "biệt danh, nama panggilan, ชื่อเล่น",
    "company": "công ty, perusahaan, syarikat, บริษัท, कंपनी",
    "phone": "số điện thoại, điện thoại, di động, sđt, telepon, nomor telepon, no telepon, no hp, hp, nomor hp, handphone, no telp, nombor "
    "telefon, no telefon, โทรศัพท์, เบอร์โทร, เบอร์โทรศัพท์, มือถือ, เบอร์มือถือ, फ़ोन, मोबाइल, फोन, मोबाइल नंबर, फोन नंबर",
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
    "phone": "الهاتف, رقم الهاتف, هاتف, الجوال, رقم الجوال, جوال, الموبايل, موبايل, رقم الموبايل, טלפון, נייד, טלפון נייד, מספר טלפון, פלאפון",
    "email": "البريد الإلكتروني, البريد الالكتروني, الايميل, بريد إلكتروني, דואל, אימייל, דוא ל, מייל, כתובת מייל, דואר אלקטרוני",
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
TONGUES = (JAPANESE, CHINESE, KOREAN, SOUTH_EAST, SEMITIC)

PLACES = "自宅, 勤務先, 会社, その他, 携帯, 家庭, 住宅, 单位, 單位, 商务, 商務, 其他, 집, 직장, 회사, 기타, nhà, cơ quan, rumah, kantor, บ้าน, ที่ทำงาน"
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "顧客, お客様, 会員, 客户, 客戶, 顾客, 会员, 會員, 고객, 회원, khách hàng, pelanggan, العميل"
"""Words beside a column's name that only say whom the list is about."""
