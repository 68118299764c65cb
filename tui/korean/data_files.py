"""Files in Korean: what is wrong with data, and why the system refuses to read or write."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # data sets
    "no data set is called {name!r}; there is {names}": (
        "{name!r}(이)라는 데이터는 없어요. 있는 데이터: {names}"
    ),
    "{path}: SHA-256 {expected} was expected, {found} found; reinstall chainrule": (
        "{path}: SHA-256이 {expected}여야 하는데 {found}예요. chainrule을 다시 설치하세요"
    ),
    "{path}: is missing; reinstall chainrule to get it back": (
        "{path}: 파일이 없어요. chainrule을 다시 설치하면 되돌아와요"
    ),
    "{images} has {pixels:,} images but {labels} has {truth:,} labels; each image needs one": (
        "{images}에는 이미지가 {pixels:,}장인데 {labels}에는 label이 {truth:,}개예요. 이미지마다 "
        "label이 하나씩 있어야 해요"
    ),
    "there are {images:,} images but {labels:,} labels; each image needs one": (
        "이미지는 {images:,}장인데 label은 {labels:,}개예요. 이미지마다 label이 하나씩 있어야 해요"
    ),
    "{wanted:,} validation images were asked for; {title} allows 0 to {most:,}": (
        "validation 이미지를 {wanted:,}장 쓰려고 했는데, {title}에서는 0장부터 {most:,}장까지 쓸 "
        "수 있어요"
    ),
    # IDX files
    "{path}: label {at:,} is {label}, but 0 to {most} were expected": (
        "{path}: {at:,}번 label이 {label}인데, 0부터 {most} 사이여야 해요"
    ),
    "{path}: cannot be read ({reason}); a file of {kind} was expected": (
        "{path}: 읽을 수 없어요({reason}). IDX {kind} 파일이어야 해요"
    ),
    "{path}: begins with {found}, but {magic} was expected (IDX {kind})": (
        "{path}: {magic}(으)로 시작해야 하는데 {found}(으)로 시작해요(IDX {kind})"
    ),
    "{path}: announces {size} {kind}, which is empty or too large to be true": (
        "{path}: 크기가 {size}라고 쓰여 있는데, 비어 있거나 너무 커서 믿을 수 없어요(IDX {kind})"
    ),
    "{path}: {expected:,} bytes of {kind} were expected after the header, more found": (
        "{path}: header 뒤가 {expected:,}바이트여야 하는데 더 길어요(IDX {kind})"
    ),
    "{path}: {expected:,} bytes of {kind} were expected after the header, only {found:,} found": (
        "{path}: header 뒤가 {expected:,}바이트여야 하는데 {found:,}바이트뿐이에요(IDX {kind})"
    ),
    "{path}: ends within the header; {expected} more bytes of it were expected, {found} found": (
        "{path}: header 중간에 끝나요. {expected}바이트가 더 있어야 하는데 {found}바이트뿐이에요"
    ),
    "{path}: is damaged ({error}); a whole gzip file was expected": (
        "{path}: 손상됐어요({error}). 온전한 gzip 파일이어야 해요"
    ),
    "{path}: is cut short; a whole gzip file was expected": (
        "{path}: 중간에 잘렸어요. 온전한 gzip 파일이어야 해요"
    ),
    "{path}: goes on after its gzip stream; one stream was expected": (
        "{path}: gzip 스트림이 끝난 뒤에도 내용이 있어요. 스트림이 하나여야 해요"
    ),
    # what the system says
    "No such file or directory": "그런 파일이나 폴더가 없어요",
    "Permission denied": "권한이 없어요",
    "Operation not permitted": "허용되지 않은 일이에요",
    "No space left on device": "디스크에 빈자리가 없어요",
    "Disk quota exceeded": "디스크 할당량을 넘었어요",
    "Read-only file system": "읽기 전용 디스크예요",
    "Is a directory": "파일이 아니라 폴더예요",
    "Not a directory": "폴더가 아니에요",
    "File exists": "같은 이름의 파일이 이미 있어요",
    "File name too long": "이름이 너무 길어요",
    "File too large": "파일이 너무 커요",
    "Input/output error": "디스크 입출력 오류예요",
    "Cannot allocate memory": "메모리가 모자라요",
}
