using System.Text;
using static Equipoise.Evidence.Reading.Codes;
using static Equipoise.Product.Tests.Reading.SampleFiles;

namespace Equipoise.Product.Tests.Reading;

/// <summary>What can be wrong with a whole file or folder, by the code it gives.</summary>
internal static class SpoiltFolders
{
    /// <summary>Spoils the sample and says where the problem must be found.</summary>
    public delegate (string File, int Line) Spoil(SampleFolder folder);

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Spoil>> All { get; } = new Dictionary<string, IReadOnlyDictionary<string, Spoil>>(StringComparer.Ordinal)
    {
        [FolderMissing] = Of(("gone", folder =>
        {
            Directory.Delete(folder.Root, recursive: true);
            File.WriteAllText(folder.Root, "a file, not a folder");
            return (folder.Root, 0);
        }
        )),
        [FileTooLarge] = Of(("fifty megabytes with nothing in them", folder =>
        {
            using var file = new FileStream(folder.PathOf(Study), FileMode.Create);
            file.SetLength(50 * 1024 * 1024);
            return (Study, 0);
        }
        )),
        [NotText] = Of(
            ("UTF-16 with a mark", folder => Spoilt(folder, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id: smith2020\n")], 1)),
            ("UTF-16 without a mark", folder => Spoilt(folder, Encoding.Unicode.GetBytes("id: smith2020\n"), 1)),
            ("Latin-1 in line 3", folder => Spoilt(folder, Encoding.Latin1.GetBytes("id: smith2020\nlabel: Smith\ntitle: Étude\n"), 3)),
            ("half a letter at the end", folder => Spoilt(folder, [.. "id: smith2020\nlabel: "u8, 0xC3], 2)),
            ("a zero byte in line 2", folder => Spoilt(folder, "id: smith2020\nlabel: a\0b\n"u8.ToArray(), 2)),
            ("a terminal's escape code in line 2", folder => Spoilt(folder, "id: smith2020\nlabel: \u001b[31mred\n"u8.ToArray(), 2)),
            ("a picture", folder => Spoilt(folder, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13], 1))),
        [UnexpectedFile] = Of(
            ("a file at the top", folder => Added(folder, "notes.txt")),
            ("a folder nobody knows", folder => (Added(folder, "papers/smith2020.yaml") with { File = "papers" })),
            ("another ending", folder => Added(folder, "studies/smith2021.yml")),
            ("a folder in a folder", folder => (Added(folder, "studies/old/smith2020.yaml") with { File = "studies/old" })),
            ("a link that leads round in a ring", folder => Linked(folder, "studies/again", folder.Root)),
            ("a link to a file", folder => Linked(folder, "studies/smith2021.yaml", folder.PathOf(Study))),
            ("a link to nowhere", folder => Linked(folder, "studies/smith2021.yaml", folder.PathOf("nowhere"))),
            ("a link instead of a folder", folder => Linked(folder, "harms", folder.PathOf("law")))),
        [Unreadable] = Of(("a file that somebody else holds", folder =>
        {
            folder.Held = new FileStream(folder.PathOf(Study), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return (Study, 0);
        }
        )),
        [RecordsMissing] = Of(("an empty folder", folder =>
        {
            Directory.Delete(folder.Root, recursive: true);
            Directory.CreateDirectory(folder.Root);
            return (folder.Root, 0);
        }
        )),
        [EmptyFile] = Of(
            ("no bytes", folder => Spoilt(folder, [], 0)),
            ("only a comment", folder => Spoilt(folder, "# later\n"u8.ToArray(), 0)),
            ("only the mark of UTF-8", folder => Spoilt(folder, [0xEF, 0xBB, 0xBF], 0))),
    };

    private static Dictionary<string, Spoil> Of(params (string Name, Spoil Spoil)[] ways) => ways.ToDictionary(w => w.Name, w => w.Spoil, StringComparer.Ordinal);

    private static (string File, int Line) Spoilt(SampleFolder folder, byte[] bytes, int line)
    {
        folder.Write(Study, bytes);
        return (Study, line);
    }

    private static (string File, int Line) Added(SampleFolder folder, string file)
    {
        folder.Write(file, "id: x\n");
        return (file, 0);
    }

    private static (string File, int Line) Linked(SampleFolder folder, string file, string target)
    {
        File.CreateSymbolicLink(folder.PathOf(file), target);
        return (file, 0);
    }
}
