import com.adobe.epubcheck.tool.EpubChecker;

/** EPUBCheck on many books in one Java machine: what it finds in a book stands beside it, in a file of its name and ".json". */
public final class EpubReferee {
    private EpubReferee() {
    }

    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {"--quiet", "--json", book + ".json", book});
        }
    }
}
