"""What scripts/real-files needs beside unpacking: files that programs of others write, and those that lie in their tests as texts."""

import ast
import contextlib
import io
import os
import sys
import zipfile
from datetime import date, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from qti_package_maker.package_interface import QTIPackageInterface

TO = Path(sys.argv[1])


def texts_in_gift():
    """The texts that the tests of pygiftparser read."""
    tree = ast.parse((TO / "pygiftparser/test/test_pygiftparser.py").read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    texts = [text for text in texts if "{" in text and "}" in text and "\n" in text and "<ul" not in text]
    (TO / "gift").mkdir()
    for number, text in enumerate(texts, 1):
        (TO / f"gift/{number:02}.txt").write_text(text, encoding="utf-8")


def package_of_items():
    """The items of citolab's package, packed as they lie there."""
    folder = TO / "citolab-qti-convert/tests/fixtures/sample-package"
    with zipfile.ZipFile(TO / "citolab.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for file in sorted(folder.rglob("*")):
            package.write(file, file.relative_to(folder))


def written_by_qti_package_maker():
    """The same four questions in three formats, in English, since it takes no other; Aiken knows the first two alone."""
    folder = TO / "qti-package-maker"
    folder.mkdir()
    maker = QTIPackageInterface("road", allow_mixed=True)
    maker.add_item("MC", ("Which vehicle must never be overtaken?", ["A police car on duty", "A coach", "A taxi"], "A police car on duty"))
    maker.add_item("MC", ("What does a <b>steady</b> amber light mean?", ["Go faster", "Stop if you can", "Turn"], "Stop if you can"))
    maker.add_item("MA", ("What costs twelve points at once?", ["Driving drunk", "Bad parking", "False plates"], ["Driving drunk", "False plates"]))
    maker.add_item("FIB", ("In which year did the law come into force?", ["2004", "MMIV"]))
    os.chdir(folder)
    with contextlib.redirect_stdout(io.StringIO()):
        for engine, name in [("moodle_aiken", "aiken.txt"), ("blackboard_qti_v2_1", "qti2.zip"), ("canvas_qti_v1_2", "qti1.zip")]:
            maker.save_package(engine, name)


def written_by_openpyxl():
    """A workbook as somebody fills one in: formats of numbers, bold words, merged cells, a comment, a sum, a second sheet that is hidden."""
    book = Workbook()
    sheet = book.active
    sheet.title = "题目"
    sheet.append(["交规题库（第一期）"])
    sheet.merge_cells("A1:G1")
    sheet.append(["题型", "题干", "A", "B", "C", "答案", "解析"])
    sheet.append(["单选", "血液酒精含量到多少算醉驾（每百毫升）？", "20毫克", "80毫克", "200毫克", "B", "见国家标准。"])
    sheet.append(["单选", "晚高峰从几点开始？", time(17, 30), time(8, 30), time(12, 0), "A", ""])
    sheet.append(["单选", "安全带能把死亡的危险降低多少？", 0.05, 0.45, 1, "B", ""])
    for cell in ("C5", "D5", "E5"):
        sheet[cell].number_format = "0%"
    sheet.append(["单选", "道路交通安全法从哪一天起施行？", date(2004, 5, 1), date(2011, 5, 1), date(2021, 4, 29), "A", ""])
    for cell in ("C6", "D6", "E6"):
        sheet[cell].number_format = 'yyyy"年"m"月"d"日"'
    bold = TextBlock(InlineFont(b=True), "不得")
    sheet.append(["判断", CellRichText(["行人", bold, "进入高速公路。"]), None, None, None, "正确", "=1+1"])
    sheet["B7"].comment = Comment("老师的批注", "周明")
    sheet.append([])
    sheet.append(["多选", "哪些车可以用警报器？", "消防车", "救护车", "校车", "AB", ""])
    sheet.append(["填空", "报警电话是____。", None, None, None, 122, ""])
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden.append(["题型", "题干", "A", "B", "答案"])
    hidden.append(["单选", "这一题还没有写完", "甲", "乙", "A"])
    book.save(TO / "openpyxl.xlsx")


texts_in_gift()
package_of_items()
written_by_qti_package_maker()
written_by_openpyxl()
