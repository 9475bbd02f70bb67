using System.Buffers;
using System.Text;

namespace Equipoise.Registry.Exporting;

/// <summary>
/// Rows of CSV (RFC 4180, UTF-8). A text that a spreadsheet would run as a formula, or that begins with an apostrophe itself, has an apostrophe before it; <see cref="Freed"/> takes it away again.
/// </summary>
internal sealed class ExportCsv(Stream to) : IDisposable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    private readonly StreamWriter writer = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15, leaveOpen: true);
    private bool begun;

    public long Rows { get; private set; }

    /// <summary>A number, a code of the program, a day: what cannot be a formula.</summary>
    public void Plain(string cell)
    {
        if (begun) writer.Write(',');
        begun = true;
        if (cell.AsSpan().ContainsAny(Quoted)) writer.Write($"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        else writer.Write(cell);
    }

    public void Text(string cell) => Plain(Guarded(cell));

    public void End()
    {
        writer.Write("\r\n");
        begun = false;
        Rows++;
    }

    public void Header(IEnumerable<string> names)
    {
        foreach (var name in names) Plain(name);
        End();
        Rows = 0;
    }

    public void Dispose() => writer.Dispose();

    public static string Guarded(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'' ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Guarded"/>.</summary>
    public static string Freed(string cell) => cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'' ? cell[1..] : cell;
}
