using System.Text.Json;
using Equipoise.Desk.Frame;

namespace Equipoise.Desk.History;

/// <summary>The names of operations, rows and fields as people say them.</summary>
internal static class HistoryWords
{
    /// <summary><c>child.not-enrolled</c> is <c>Child not enrolled</c>, <c>ConsentEvents</c> is <c>Consent events</c>.</summary>
    public static string Of(string name) => Shown.Capital(Apart(name).Replace('.', ' '));

    /// <summary>A row of a table: <c>Visits</c> is <c>visit</c>.</summary>
    public static string Row(string table)
    {
        var words = Apart(table);
        return words.EndsWith("ies", StringComparison.Ordinal) ? words[..^3] + "y" : words.TrimEnd('s');
    }

    /// <summary>A field of a form is told by its code, any other by its words.</summary>
    public static string Field(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Shown.Capital(Apart(name)) : name[(dot + 1)..];
    }

    private static string Apart(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');
}
