using System.Collections.Immutable;
using System.Text;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>A claim that a person marked on a page of our own writing.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the page's text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Type">Its type, as in the files.</param>
/// <param name="Stance">Its stance.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="Why">The reason, in one line.</param>
public sealed record LabelledClaim(int Start, int End, string Type, string Stance, string Verdict, ImmutableArray<string> Flags, string Why);

/// <summary>A page of our own writing with its claims marked in place, as <c>{{type|stance|verdict|flags|why || words}}</c>.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Kind">Whose page it is like.</param>
/// <param name="Text">Its text without the marks.</param>
/// <param name="Claims">What was marked.</param>
/// <param name="Optional">Stretches that may be told or not.</param>
public sealed record LabelledPage(string Name, string Kind, string Text, ImmutableArray<LabelledClaim> Claims, ImmutableArray<(int Start, int End)> Optional)
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">A mark is not closed or has too few parts; the message names file and place.</exception>
    public static LabelledPage Read(string name, string file)
    {
        var head = file.IndexOf("\n---\n", StringComparison.Ordinal);
        if (head < 0) throw new FormatException($"{name}: a line --- must part the head from the page.");
        var kind = file[..head].Split('\n').FirstOrDefault(l => l.StartsWith("kind:", StringComparison.Ordinal))?[5..].Trim() ?? "";
        var text = new StringBuilder();
        var claims = ImmutableArray.CreateBuilder<LabelledClaim>();
        var optional = ImmutableArray.CreateBuilder<(int, int)>();
        var at = head + 5;
        while (at < file.Length)
        {
            var open = file.IndexOf("{{", at, StringComparison.Ordinal);
            text.Append(file, at, (open < 0 ? file.Length : open) - at);
            if (open < 0) break;
            var close = file.IndexOf("}}", open, StringComparison.Ordinal);
            var bar = close < 0 ? -1 : file.IndexOf("||", open, close - open, StringComparison.Ordinal);
            if (bar < 0) throw new FormatException($"{name}: the mark at character {open} is not whole.");
            var parts = file[(open + 2)..bar].Split('|', StringSplitOptions.TrimEntries);
            var words = file[(bar + 2)..close].Trim(' ');
            var (start, end) = (text.Length, text.Length + words.Length);
            text.Append(words);
            if (parts[0] == "optional") optional.Add((start, end));
            else if (parts.Length == 5) claims.Add(new(start, end, parts[0], parts[1], parts[2], [.. parts[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], parts[4]));
            else throw new FormatException($"{name}: the mark at character {open} needs type, stance, verdict, flags and reason.");
            at = close + 2;
        }

        return new(name, kind, text.ToString(), claims.ToImmutable(), optional.ToImmutable());
    }
}
