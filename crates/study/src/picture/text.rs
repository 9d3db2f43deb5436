//! The sentences about pictures of questions.

zhixing_kit::text! {
    /// Sentences about pictures of questions.
    pub Text
    title() "图片" / "Pictures";
    put_title() "加图片" / "Add a picture";
    put_lead(most, side) "PNG、JPEG、GIF 或 WebP，不超过 {most} KB，每边不超过 {side} 像素。手机拍的大照片，选好后会在手机上先缩小。" / "PNG, JPEG, GIF or WebP, at most {most} kB and {side} pixels on a side. A large photo is made smaller on your device once it is chosen.";
    put() "加上图片" / "Add the picture";
    choose_again() "图片要重新选一次，别的都还在。" / "Please choose the picture once more; the rest is still there.";
    none_chosen() "请先选一张图片。" / "Please choose a picture first.";
    too_large() "图片太大，没有收到。请裁小或缩小后再传。" / "The picture is too large and did not arrive. Cut it or make it smaller.";
    in_stem() "题干" / "The stem";
    in_option(letter) "选项 {letter}" / "Option {letter}";
    in_explanation() "解析" / "The explanation";
    told_put() "图片已加上，存为新的一版。" / "The picture was added, in a further version.";
    take_away() "去掉这张图片" / "Take this picture away";
    told_away() "图片已去掉，存为新的一版。" / "The picture was taken away, in a further version.";
    no_words() "图片（没有文字说明）" / "A picture without a description";
    silent() "有图片还没有文字说明，看不见的人答不了。请点“修改”，在文字里的 ![ ] 中写上画的是什么。" / "A picture has no description, and who cannot see it cannot answer. Press “Reword” and write what it shows between ![ ] in the text.";
    marks() "文字里的 ![画的是什么](文件名) 是图片：可以改说明、移动位置，删掉就不再显示。" / "What stands in the text as ![what it shows](name) is a picture: change its description, move it, or delete it.";
    not_here(name) "这里没有图片“{name}”。请从文字里删掉 ![ ]( ) 这一段，保存后再点“加图片”。" / "There is no picture “{name}” here. Delete its ![ ]( ) from the text, save, and then add the picture.";
    too_heavy(size, most) "这个题库的图片共 {size} MB，一次最多导出 {most} MB。请把题分到几个分类里再导出。" / "The pictures of this bank weigh {size} MB; {most} MB at most can be exported at once. Put the questions into several areas.";
}
