using System.Text;

namespace Equipoise.Evidence.Importing.Sheets;

/// <summary>Divides a line of a table into its cells. A quote within a cell that does not begin with one is a letter like any other.</summary>
internal static class CsvCells
{
    public static List<string> Of(string line, char separator)
    {
        var cells = new List<string>();
        var at = 0;
        while (true)
        {
            cells.Add(at < line.Length && line[at] == '"' ? Quoted(line, separator, ref at) : Plain(line, separator, ref at));
            if (at >= line.Length) return cells;
            at++;
            if (at == line.Length)
            {
                cells.Add("");
                return cells;
            }
        }
    }

    private static string Plain(string line, char separator, ref int at)
    {
        var end = line.IndexOf(separator, at);
        if (end < 0) end = line.Length;
        var cell = line[at..end];
        at = end;
        return cell.Trim();
    }

    private static string Quoted(string line, char separator, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"') cell.Append(line[at]);
            else if (at + 1 < line.Length && line[at + 1] == '"') cell.Append(line[at++]);
            else break;
        }

        at = Math.Min(at + 1, line.Length);
        return (cell + Plain(line, separator, ref at)).Trim();
    }
}
