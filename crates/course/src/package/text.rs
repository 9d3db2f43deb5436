//! What is said of a package that cannot be taken, and of what in it is not obeyed.

zhixing_kit::text! {
    /// Faults and notes of a package.
    pub Text
    damaged() "这个文件打不开：它不是 ZIP 压缩包，或者已经损坏。请重新从制作工具导出。" / "This file cannot be opened: it is no ZIP package, or it is damaged. Please export it again from the tool that made it.";
    locked() "这个压缩包加了密码，读不了。请导出没有密码的课程包。" / "This package is locked with a password and cannot be read. Please export it without one.";
    too_many(most) "课程包里的文件超过 {most} 个。请拆成几个课程，或者删去用不到的文件。" / "The package has more than {most} files. Please make several courses of it, or leave out what is not needed.";
    unfolds(most) "课程包解开后超过 {most} MB。请压缩其中的视频和图片，或者拆成几个课程。" / "Unpacked, the package has more than {most} MB. Please make its videos and pictures smaller, or make several courses of it.";
    bad_path(path) "课程包里有一个文件的路径不能用：“{path}”。路径要在课程包里面，不能有“..”、盘符或开头的“/”。请重新导出。" / "A file of the package has a path that cannot be used: “{path}”. It has to stay within the package, without “..”, a drive or a leading “/”. Please export the package again.";
    twice(path) "课程包里有两个文件叫“{path}”（不分大小写）。请删去一个再导出。" / "Two files of the package are called “{path}” (in whatever case). Please remove one and export it again.";
    no_manifest() "课程包里没有 cmi5.xml，也没有 imsmanifest.xml，看不出是什么课程。请在制作工具里选择导出为 cmi5 或 SCORM。" / "The package has neither cmi5.xml nor imsmanifest.xml, so that it cannot be told what it is. Please let your tool export it as cmi5 or SCORM.";
    manifest_in_folder(folder) "清单在文件夹“{folder}”里面，应当在最上面一层。请打开这个文件夹，选中里面的全部内容再压缩。" / "The manifest lies in the folder “{folder}” and has to lie at the top. Please open that folder, choose everything in it, and pack that.";
    bad_xml(name) "{name} 不是完整的 XML，或者声明了实体（DOCTYPE），读不了。请重新导出。" / "{name} is no well-formed XML, or declares entities (DOCTYPE), and cannot be read. Please export it again.";
    wrong_top(name, found, wanted) "{name} 的最外层是 <{found}>，应当是 <{wanted}>。请重新导出。" / "The outermost element of {name} is <{found}> and has to be <{wanted}>. Please export it again.";
    missing(place, what) "{place}：缺少 {what}。请在制作工具里补上。" / "{place}: {what} is missing. Please add it in your tool.";
    no_iri(place, value) "{place}：“{value}”不是一个网址式的编号（IRI，例如 https://example.org/course/1）。请在制作工具里改好。" / "{place}: “{value}” is no IRI, such as https://example.org/course/1. Please put it right in your tool.";
    same_id(place, value) "{place}：编号“{value}”前面已经用过。每一项的编号都要不同。" / "{place}: the id “{value}” was used before. Each needs an id of its own.";
    bad_word(place, value, wanted) "{place}：“{value}”不认识，应当是：{wanted}。" / "{place}: “{value}” is not known; it has to be one of: {wanted}.";
    bad_number(place, value, wanted) "{place}：“{value}”应当是 {wanted} 之间的数。" / "{place}: “{value}” has to be a number between {wanted}.";
    elsewhere(place, value) "{place}：“{value}”在别的网站上。课程内容要全部放在课程包里，本系统不打开外面的地址。" / "{place}: “{value}” is on another site. A course has to be whole in its package: no address outside is opened.";
    no_file(place, path) "{place}：要打开的文件“{path}”不在课程包里。请检查文件名（大小写也要一致）后重新导出。" / "{place}: the file “{path}”, which is to be opened, is not in the package. Please check its name (its case as well) and export it again.";
    taken_parameter(place, name) "{place}：网址里已经有参数“{name}”，它是启动时由系统加上的。请去掉它。" / "{place}: the address has the parameter “{name}” already, which is added when it is launched. Please take it out.";
    no_part(name) "{name} 里没有一个可以打开的单元。请在制作工具里至少放一个。" / "{name} has no part that could be opened. Please put in at least one.";
    too_many_parts(most) "课程的单元超过 {most} 个。请拆成几个课程。" / "The course has more than {most} parts. Please make several courses of it.";
    too_deep(most) "课程的层次超过 {most} 层。请减少层次。" / "The course is nested more than {most} deep. Please nest it less.";
    unknown_version(value) "清单里写的版本是“{value}”。能读的是 SCORM 1.2 和 SCORM 2004 第 2、3、4 版。请按其中一种导出。" / "The manifest says the version “{value}”. SCORM 1.2 and SCORM 2004, editions 2, 3 and 4, can be read. Please export it as one of these.";
    no_resource(place, value) "{place}：指向的资源“{value}”在清单里没有。请重新导出。" / "{place}: the resource “{value}” to which it points is not in the manifest. Please export it again.";
    sequencing() "这个课程包规定了学习的先后次序（sequencing）。这里不照办：各单元可以按任意次序打开，做过什么照常记下。" / "This package prescribes an order (sequencing). It is not obeyed here: parts can be opened in any order, and what was done is kept as usual.";
    several_organisations(count) "清单里有 {count} 种编排（organization），这里只用默认的那一种。" / "The manifest has {count} arrangements (organization); only the default one is used.";
    outside(count) "有 {count} 个文件提到外面的网址。课程打开时不能从外面取东西，这些部分可能显示不出来。" / "{count} files mention addresses outside. Nothing is fetched from outside while a course is open, so that these parts may not appear.", one(count) "{count} file mentions addresses outside. Nothing is fetched from outside while a course is open, so that these parts may not appear.";
    stores() "课程里有在浏览器里存东西的代码（localStorage、indexedDB）。存在那里的，下次打开就没有了；要接着学的，课程得交给本系统保存（cmi5 的状态、SCORM 的 suspend_data）。" / "The course has code that stores things in the browser (localStorage, indexedDB). What is stored there is gone when it is opened next; what a learner is to go on with has to be given to the house (a state of cmi5, suspend_data of SCORM).";
    own_frames() "课程里有框架页（frame、iframe）。如果打开后是空白，请让管理员设置课程专用网址。" / "The course has frames (frame, iframe). If it stays empty when opened, the administrator has to set an address for courses.";
}
