#!/usr/bin/env bash
# mjml4j 1.2.2 (Maven Central), which says that it renders as MJML does, differs from npm's mjml 4.18.0 without a word:
# columns of 200 and 400 pixels in an mj-group get a width of 1 % each (33 % and 67 %), Outlook's cell of a group of 60 %
# has 216 pixels (360), the background-color of a group, css-class of mj-body, the rules of <mj-style inline="inline"> and
# what an mj-class of a section says of its texts are left out.
# Seen: a line "construct, text: how often in npm's / in mjml4j's" for each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in ch.digitalfondue.mjml4j:mjml4j:1.2.2 ch.digitalfondue.jfiveparse:jfiveparse:2.0.1; do
  mvn -q -B -ntp dependency:copy -Dartifact="$artifact" -DoutputDirectory=lib
done
npm init -y >package.log
npm install --silent mjml@4.18.0 >npm.log
mkdir in java npm
section() { echo "<mjml><mj-head>${2:-}</mj-head><mj-body${3:-}><mj-section>$1</mj-section></mj-body></mjml>"; }
text='<mj-text css-class="red">Hi</mj-text>'
section "<mj-group><mj-column width='200px'>$text</mj-column><mj-column width='400px'>$text</mj-column></mj-group>" >in/pixels
section "<mj-group width='60%'><mj-column>$text</mj-column></mj-group>" >in/percent
section "<mj-group background-color='#eeeeee'><mj-column>$text</mj-column></mj-group>" >in/colour
section "<mj-column>$text</mj-column>" "" " css-class='paper'" >in/body
section "<mj-column>$text</mj-column>" "<mj-style inline='inline'>.red { color: #ff0000; }</mj-style>" >in/inline
echo "<mjml><mj-head><mj-attributes><mj-class name='c'><mj-text color='#0000ff'/></mj-class></mj-attributes></mj-head><mj-body>\
<mj-section mj-class='c'><mj-column>$text</mj-column></mj-section></mj-body></mjml>" >in/class
cat >Render.java <<'JAVA'
import ch.digitalfondue.mjml4j.Mjml4j;
import java.nio.file.Files;
import java.nio.file.Path;

class Render {
    public static void main(String[] args) throws Exception {
        for (Path in : Files.list(Path.of("in")).toList()) {
            Files.writeString(Path.of("java").resolve(in.getFileName()), Mjml4j.render(Files.readString(in)));
        }
    }
}
JAVA
java -cp "lib/*" Render.java
cat >render.js <<'JS'
const fs = require('fs');
const render = require('mjml');
for (const name of fs.readdirSync('in')) {
  fs.writeFileSync('npm/' + name, render(fs.readFileSync('in/' + name, 'utf8'), { validationLevel: 'strict' }).html);
}
JS
node render.js
failed=0
# How often the text stands in what each of the two renders.
compare() {
  local npm java
  npm=$({ grep -oE "$2" npm/"$1" || true; } | wc -l)
  java=$({ grep -oE "$2" java/"$1" || true; } | wc -l)
  echo "$1, $2: $npm / $java"
  [[ $((npm > 0)) == "$3" && $((java > 0)) == "$4" ]] || { echo "this has changed"; failed=1; }
}
compare pixels 'width:33\.3+%' 1 0
compare pixels 'width:1%' 0 1
compare percent 'width:216px' 0 1
compare colour 'eeeeee' 1 0
compare body 'class="paper"' 1 0
compare inline '#ff0000' 1 0
compare class '#0000ff' 1 0
exit $failed
