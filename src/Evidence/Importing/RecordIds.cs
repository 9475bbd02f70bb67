using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Evidence.Importing;

/// <summary>Ids for records whose source gives them none.</summary>
internal static partial class RecordIds
{
    /// <summary>Longest id that is kept as it is.</summary>
    public const int Longest = 200;

    public static string OfContent(RecordSlice slice) => "content-" + ContentHash.Of(slice)[..24];

    /// <summary>An id of the parts that identify a record; parts that differ only in case, spaces or marks give the same.</summary>
    public static string OfParts(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(Marks().Replace(part ?? "", "").ToUpperInvariant()).Append('\n');
        return "ref-" + Hashed(text.ToString());
    }

    /// <summary>The id, or a shorter one for an id that no source would give.</summary>
    public static string Bounded(string id, IssueLog log)
    {
        id = Storable.Text(id);
        if (id.Length <= Longest) return id;
        log.AtLine(ImportCodes.IdTooLong, 0, 0, $"The id has {id.Length} characters; the record is kept under one made of it.");
        return "long-" + Hashed(id);
    }

    private static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    [GeneratedRegex(@"[\p{P}\p{S}\s]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Marks();
}
