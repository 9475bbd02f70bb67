using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Releases;

namespace Equipoise.Site.Changes;

/// <summary>Changes as an Atom feed (RFC 4287). It says the same under whatever host it is asked, so its links are relative and its ids are URNs.</summary>
internal static class ChangeFeed
{
    public const string MediaType = "application/atom+xml";

    public const string ContentType = MediaType + "; charset=utf-8";

    private const int LongestText = 20_000;

    private const int Longest = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="changes">The newest first.</param>
    /// <param name="amendments">Changes of imported records, the newest first.</param>
    /// <param name="began">What stood first, which names the feed; null where nothing is kept.</param>
    /// <param name="said">What is said today.</param>
    public static byte[] Write(ImmutableArray<Change> changes, ImmutableArray<Amendment> amendments, StandingHeading? began, Said said)
    {
        var told = changes.Where(c => !c.IsSilent).Select(c => (c.After.At, Entry: Entry(c)))
            .Concat(amendments.Where(a => a.IsNews).Select(a => (At: (DateTimeOffset?)a.At, Entry: Entry(a))))
            .OrderByDescending(e => e.At).Take(Longest).ToList();
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "en"),
            new XElement(Atom + "id", Urn("feed", began?.Hash ?? said.ReleaseHash, Instant(began?.At))),
            new XElement(Atom + "title", "Equipoise: what changed"),
            new XElement(Atom + "subtitle", "Changes of the evidence on cell therapy for autism, and of what may be concluded from it."),
            new XElement(Atom + "updated", Instant(told.Count > 0 ? told[0].At : began?.At)),
            new XElement(Atom + "author", new XElement(Atom + "name", "Equipoise")),
            Link("self", "/changes.atom", MediaType),
            Link("alternate", "/changes", "text/html"),
            told.Select(e => e.Entry));
        using var result = new MemoryStream();
        using (var writer = XmlWriter.Create(result, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" })) feed.Save(writer);
        return result.ToArray();
    }

    private static XElement Entry(Change change) => new(Atom + "entry",
        new XElement(Atom + "id", Urn("change", change.Before.Hash, change.After.Hash, Instant(change.After.At))),
        new XElement(Atom + "title", Allowed(ChangeWords.Title(change))),
        new XElement(Atom + "updated", Instant(change.After.At)),
        new XElement(Atom + "published", Instant(change.After.At)),
        Link("alternate", FormattableString.Invariant($"/changes/{change.Number}"), "text/html"),
        new XElement(Atom + "content", new XAttribute("type", "text"), Text(change)));

    private static XElement Entry(Amendment amendment) => new(Atom + "entry",
        new XElement(Atom + "id", Urn("amendment", amendment.Source.ToString(), amendment.Id, AmendmentWords.Anchor(amendment), Instant(amendment.At))),
        new XElement(Atom + "title", Allowed(AmendmentWords.Name(amendment.Source, amendment.Id, amendment.Title))),
        new XElement(Atom + "updated", Instant(amendment.At)),
        new XElement(Atom + "published", Instant(amendment.At)),
        amendment.News.Select(n => n.Kind).Distinct().Select(kind => new XElement(Atom + "category", new XAttribute("term", Components.Choice.Word(kind)))),
        Link("alternate", $"{AmendmentWords.Address(amendment.Source, amendment.Id)}#{AmendmentWords.Anchor(amendment)}", "text/html"),
        new XElement(Atom + "content", new XAttribute("type", "text"), Shortened(string.Join('\n', amendment.News.Select(n => n.Text)))));

    private static XElement Link(string relation, string address, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Text(Change change) => Shortened(string.Join('\n', ChangeWords.Lines(change)));

    private static string Shortened(string lines)
    {
        var text = Allowed(lines);
        if (text.Length <= LongestText) return text;
        var end = text.LastIndexOf('\n', LongestText);
        return text[..(end > 0 ? end : LongestText)] + "\n… The page tells the rest.";
    }

    /// <summary>A name that follows from what it names: the same change has the same name each time the feed is made (UUID version 8, RFC 9562).</summary>
    private static string Urn(params string[] parts)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("equipoise\n" + string.Join('\n', parts)))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true);
    }

    private static string Instant(DateTimeOffset? at) => (at ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without the control characters that XML cannot carry.</summary>
    private static string Allowed(string text) => text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
