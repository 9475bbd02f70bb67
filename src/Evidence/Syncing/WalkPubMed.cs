using System.Globalization;
using System.Net;
using System.Xml;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Syncing;

/// <summary>Walks through PubMed with its E-utilities: a search whose result stays on the server for some hours, then its records page by page.</summary>
internal sealed class WalkPubMed(AskSource ask, SyncSettings settings) : SourceWalk
{
    /// <summary>PubMed hands out no more of one search.</summary>
    private const int MostOfOneSearch = 9_999;

    public override RecordSource Source => RecordSource.PubMed;

    public override string Query => settings.PaperQuery;

    public override string Host => settings.PubMed.Host;

    public override string Address(DateOnly? since) => Below(settings.PubMed, "esearch.fcgi", Search(since)).AbsoluteUri;

    public override async Task<WalkStep> First(DateOnly? since, KnownAnswer? known, CancellationToken cancel)
    {
        var answer = await ask.Get(Below(settings.PubMed, "esearch.fcgi", [.. Search(since), .. Caller()]), known, ReadSearch, cancel);
        if (answer.Read is not { } found) return new() { IsUnchanged = true, ETag = answer.ETag, LastModified = answer.LastModified };
        if (found.Count > MostOfOneSearch)
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"The query finds {found.Count:N0} records, and PubMed hands out at most {MostOfOneSearch:N0} of one search. Narrow the query."));
        return new() { Total = found.Count, Next = found.Count > 0 ? new Place(found.Environment, found.Key, 0, found.Count).Written() : null, ETag = answer.ETag, LastModified = answer.LastModified };
    }

    public override async Task<WalkStep> Next(DateOnly? since, string place, CancellationToken cancel)
    {
        if (Place.Read(place) is not { } at) throw new SourceException("The place at which the walk had stopped cannot be read.") { PlaceIsGone = true };
        try
        {
            var answer = await ask.Get(Below(settings.PubMed, "efetch.fcgi",
            [
                ("db", "pubmed"), ("retmode", "xml"), ("WebEnv", at.Environment), ("query_key", at.Key), ("retstart", Text(at.Start)), ("retmax", Text(settings.PageSize)), .. Caller(),
            ]), null, ReadPage, cancel);
            var next = at with { Start = at.Start + settings.PageSize };
            return new() { Text = answer.Text, Records = answer.Read!.Records, Total = at.Count, Next = next.Start < at.Count ? next.Written() : null };
        }
        catch (SourceException e) when (e.Status == HttpStatusCode.BadRequest)
        {
            throw new SourceException(e.Message, e) { PlaceIsGone = true, Status = e.Status };
        }
    }

    private IEnumerable<(string, string?)> Search(DateOnly? since) =>
    [
        ("db", "pubmed"), ("term", settings.PaperQuery), ("usehistory", "y"), ("retmax", "0"), ("retmode", "xml"),
        ("datetype", since is null ? null : "mdat"), ("mindate", since?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)), ("maxdate", since is null ? null : "3000"),
    ];

    private IEnumerable<(string, string?)> Caller() => [("tool", settings.Tool), ("email", settings.Email), ("api_key", settings.PubMedKey)];

    private static Found ReadSearch(ReadOnlyMemory<byte> text)
    {
        int? count = null;
        string? key = null, environment = null, error = null;
        Walk(text, "eSearchResult", (xml, depth) =>
        {
            if (xml.Name == "ERROR") error ??= xml.ReadElementContentAsString();
            else if (depth == 1 && xml.Name == "Count") count = xml.ReadElementContentAsInt();
            else if (depth == 1 && xml.Name == "QueryKey") key = xml.ReadElementContentAsString();
            else if (depth == 1 && xml.Name == "WebEnv") environment = xml.ReadElementContentAsString();
            else return false;
            return true;
        });
        if (error is not null) throw new SourceException($"PubMed answers the search with an error: {error.Trim()}") { MayPass = true };
        return count is { } n && (n == 0 || (key is not null && environment is not null)) ? new(n, key ?? "", environment ?? "")
            : throw new SourceException("PubMed answers the search without a count or without the place of its result.") { MayPass = true };
    }

    private static Page ReadPage(ReadOnlyMemory<byte> text)
    {
        var records = 0;
        string? error = null;
        var root = Walk(text, null, (xml, depth) =>
        {
            if (depth == 1 && xml.Name is "PubmedArticle" or "PubmedBookArticle") records++;
            if (xml.Name != "ERROR") return false;
            error ??= xml.ReadElementContentAsString();
            return true;
        });
        if (error is not null)
        {
            var isGone = error.Contains("history", StringComparison.OrdinalIgnoreCase) || error.Contains("Unable to obtain query", StringComparison.OrdinalIgnoreCase) || error.Contains("WebEnv", StringComparison.OrdinalIgnoreCase);
            throw new SourceException($"PubMed answers with an error: {error.Trim()}") { MayPass = !isGone, PlaceIsGone = isGone };
        }

        return root == "PubmedArticleSet" ? new(records) : throw new SourceException($"PubMed answers with {root}, which is no set of articles.") { MayPass = true };
    }

    /// <summary>Reads an answer to its end, so that one cut short is noticed. Says the name of its root.</summary>
    private static string Walk(ReadOnlyMemory<byte> text, string? expected, Func<XmlReader, int, bool> read)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(text.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            xml.MoveToContent();
            var root = xml.Name;
            if (expected is not null && root != expected) throw new SourceException($"PubMed answers with {root} where {expected} was asked for.") { MayPass = true };
            while (!xml.EOF)
                if (xml.NodeType != XmlNodeType.Element || xml.Depth == 0 || !read(xml, xml.Depth)) xml.Read();
            return root;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw new SourceException($"PubMed answers with something that is no XML, or not all of it: {e.Message}", e) { MayPass = true };
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Found(int Count, string Key, string Environment);

    private sealed record Page(int Records);

    /// <summary>A place in the result of a search that the server keeps.</summary>
    private sealed record Place(string Environment, string Key, int Start, int Count)
    {
        public string Written() => string.Create(CultureInfo.InvariantCulture, $"{Start} {Count} {Key} {Environment}");

        public static Place? Read(string place) =>
            place.Split(' ', 4) is [var start, var count, var key, var environment] && int.TryParse(start, CultureInfo.InvariantCulture, out var from) && int.TryParse(count, CultureInfo.InvariantCulture, out var all)
                ? new(environment, key, from, all) : null;
    }
}
