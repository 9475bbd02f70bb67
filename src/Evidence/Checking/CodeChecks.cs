using System.Text.RegularExpressions;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Codes that others issue have the form that they give them: countries, DOIs, PubMed numbers, addresses, currencies, registry ids.</summary>
internal static partial class CodeChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var country in files.Of<Study>().SelectMany(s => s.Countries).Concat(files.Of<RegisteredTrial>().Select(t => t.Country).OfType<Sourced<string>>()))
        {
            if (!Countries.Names.ContainsKey(country.Value)) yield return at.Problem(Codes.BadCode, country, "value", $"'{country.Value}' is not an ISO 3166-1 alpha-2 country code known here.");
        }

        foreach (var middle in files.Of<CountryMiddles>().SelectMany(f => f.Middles))
        {
            if (!Countries.Names.ContainsKey(middle.Country)) yield return at.Problem(Codes.BadCode, middle, "country", $"'{middle.Country}' is not an ISO 3166-1 alpha-2 country code known here.");
        }

        foreach (var citation in Parts.Of<Citation>(files.All.Select(r => r.Record)))
        {
            if (citation.Doi is { } doi && !Doi().IsMatch(doi.Value)) yield return at.Problem(Codes.BadCode, doi, "value", $"'{doi.Value}' is not a DOI; it should start with 10. and hold no address.");
            if (citation.Pmid is { } pmid && !Pmid().IsMatch(pmid.Value)) yield return at.Problem(Codes.BadCode, pmid, "value", $"'{pmid.Value}' is not a PubMed number.");
            if (citation.Pmcid is { } pmcid && !Pmcid().IsMatch(pmcid.Value)) yield return at.Problem(Codes.BadCode, pmcid, "value", $"'{pmcid.Value}' is not a PubMed Central number such as PMC5866927.");
        }

        foreach (var source in files.Of<SourceFile>().SelectMany(f => f.Sources))
        {
            if (source.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                yield return at.Problem(Codes.BadCode, source, "url", $"'{url}' is not a web address.");
            if (source.Url is null && source.Note is null)
                yield return at.Problem(Codes.MissingField, source, "url", "A source without an address says in a note why.");
        }

        foreach (var price in files.Of<PriceList>().SelectMany(l => l.Prices))
        {
            if (!Currency().IsMatch(price.Currency)) yield return at.Problem(Codes.BadCode, price, "currency", $"'{price.Currency}' is not an ISO 4217 currency code.");
            if (price.Low < 0 || price.Low > price.High) yield return at.Problem(Codes.IntervalReversed, price, "low", "A price is not negative, and its low end lies below its high end.");
        }
    }

    [GeneratedRegex(@"^10\.\d{4,9}/\S+$", RegexOptions.None, 1000)]
    private static partial Regex Doi();

    [GeneratedRegex(@"^\d{4,9}$", RegexOptions.None, 1000)]
    private static partial Regex Pmid();

    [GeneratedRegex(@"^PMC\d{4,9}$", RegexOptions.None, 1000)]
    private static partial Regex Pmcid();

    [GeneratedRegex(@"^[A-Z]{3}$", RegexOptions.None, 1000)]
    internal static partial Regex Currency();
}
