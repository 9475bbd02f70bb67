using System.Diagnostics;
using System.Text;
using Equipoise.Evidence.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Reading;

/// <summary>Files that mean harm, or mean nothing: reading them costs no more than their size and always ends in a located problem.</summary>
public class HostileFileTests
{
    private static readonly string Laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]\n"));

    public static TheoryData<string, string> Bombs => new()
    {
        { "a thousand million laughs", "l0: &l0 [lol]\n" + Laughs },
        { "lists in lists", new string('[', 100_000) },
        { "lists in lists, closed", new string('[', 100_000) + new string(']', 100_000) },
        { "maps in maps", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "dashes in dashes", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "keys in keys", string.Concat(Enumerable.Repeat("? ", 100_000)) },
        { "indented deeper and deeper", string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n")) },
        { "a million letters", "id: " + new string('x', 1_000_000) },
        { "a million quotes", "id: " + new string('\'', 1_000_000) },
        { "a million blanks", "id:" + new string(' ', 1_000_000) },
        { "a million line ends", new string('\n', 1_000_000) + "id: [" },
        { "a hundred thousand fields nobody knows", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"f{i}: 1\n")) },
        { "a hundred thousand items that do not fit", "cannotTell:\n" + string.Concat(Enumerable.Repeat("- 1\n", 100_000)) },
        { "colons", string.Concat(Enumerable.Repeat("a: b: ", 100_000)) },
        { "directives", string.Concat(Enumerable.Repeat("%TAG ! tag:x,2000:\n", 10_000)) + "---\nid: x\n" },
        { "documents", string.Concat(Enumerable.Repeat("---\n", 100_000)) },
        { "a number with ten thousand digits", "year: { value: " + new string('9', 10_000) + " }" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_does_not_go_off(string what, string text)
    {
        using var folder = new SampleFolder();
        folder.Write(SampleFiles.Study, text);
        var clock = Stopwatch.StartNew();
        var problems = folder.Problems();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{what} took {clock.Elapsed}");
        Assert.All(problems, p => Assert.Equal(SampleFiles.Study, p.File));
    }

    [Fact]
    public void Random_bytes_never_throw() => EachWritten(300, Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf());

    [Fact]
    public void Random_words_of_yaml_never_throw() => EachWritten(
        1000,
        Gen.Elements("id", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "\"", "'", "|", ">", "#", "? ", "&a ", "*a", "!t ", "---", "...", "%YAML 1.2\n", "<<", "~", "0x1", "\t", "é", "\uFEFF", "`", "@").ArrayOf().Select(words => Encoding.UTF8.GetBytes(string.Concat(words))));

    /// <summary>Almost right is harder than quite wrong: takes a real record and drops, doubles, swaps or garbles lines and words.</summary>
    [Fact]
    public void A_real_record_with_random_damage_is_valid_or_has_located_problems()
    {
        var files = FileKind.All.SelectMany(k => Directory.GetFiles(Path.Combine(Repository.Data, k.Folder), "*.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToArray();
        var damage = from file in Gen.Elements(files)
                     from blows in (from line in Gen.Choose(0, 500) from how in Gen.Choose(0, 7) from word in Gen.Elements(Junk) select (line, how, word)).NonEmptyListOf().Resize(4)
                     select (file, blows);
        using var folder = new SampleFolder();
        Soak.ForAll(400, damage, d =>
        {
            var lines = File.ReadAllLines(d.file).ToList();
            foreach (var (line, how, word) in d.blows) Damage(lines, line % Math.Max(lines.Count, 1), how, word);
            var file = Path.GetRelativePath(Repository.Data, d.file);
            Whole(folder.Write(file, string.Join('\n', lines) + "\n").Read());
            File.Delete(folder.PathOf(file));
        });
    }

    private static readonly string[] Junk =
    [
        "", "-1", "0", "1e9", "99999999999999999999999999999", "79228162514264337593543950335", "2147483647", "-79228162514264337593543950335", "0.0000000000000000000000000001", "NaN", "\"\"", "null", "[]", "{}", "\"<0.05\"", "all", "\u202E", "x: y",
    ];

    private static void Damage(List<string> lines, int at, int how, string word)
    {
        if (lines.Count == 0) return;
        var colon = lines[at].IndexOf(": ", StringComparison.Ordinal);
        switch (how)
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[at]); break;
            case 2: lines[at] = " " + lines[at]; break;
            case 3: lines[at] = lines[at].TrimStart(); break;
            case 4: lines[at] = lines[at][..(lines[at].Length / 2)]; break;
            case 5: lines.Reverse(at, Math.Min(2, lines.Count - at)); break;
            case 6 when lines[at].Contains("value: ", StringComparison.Ordinal): lines[at] = System.Text.RegularExpressions.Regex.Replace(lines[at], "value: [^,}]*", "value: " + word, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)); break;
            default: lines[at] = colon < 0 ? word : lines[at][..(colon + 2)] + word; break;
        }
    }

    private static void EachWritten(int runs, Gen<byte[]> files)
    {
        using var folder = new SampleFolder();
        Soak.ForAll(runs, files, bytes => Whole(folder.Write(SampleFiles.Study, bytes).Read()));
    }

    /// <summary>A snapshot or problems, never both, and each problem at a place that exists.</summary>
    private static void Whole(EvidenceReading reading)
    {
        Assert.Equal(reading.Snapshot is null, reading.Problems.Length > 0);
        Assert.All(reading.Problems, p =>
        {
            Assert.NotEmpty(p.File);
            Assert.NotEmpty(p.Message);
            Assert.True(p.Line >= 0 && p.Column >= 0);
        });
    }
}
