using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Searching;

/// <summary>The records of a snapshot, each with its texts and their places.</summary>
internal sealed class SearchDocuments(Snapshot snapshot)
{
    public static ImmutableArray<SearchDocument> Of(Snapshot snapshot)
    {
        var content = snapshot.Content;
        var documents = new SearchDocuments(snapshot);
        return
        [
            .. content.Studies.Select(documents.Of),
            .. content.Reviews.Select(documents.Of),
            .. content.Trials.Select(documents.Of),
            .. content.Instruments.Select(Of),
            .. content.Cells.Select(Of),
            .. from shelf in content.Shelves from facts in shelf.Value from fact in facts.Facts select Of(shelf.Key, facts, fact),
            .. content.Prices.SelectMany(list => list.Prices).Select(documents.Of),
            .. content.Terms.Select(Of),
            .. content.Sources.Select(Of),
        ];
    }

    private SearchDocument Of(Study study) => Document(SearchKind.Study, study.Id, study.Label + ": " + study.Title, "/studies/" + study.Id,
    [
        .. Names(study.Id, study.Citations), .. Names(study.Registrations.Select(r => r.Id.Value)),
        .. Summary(study.Summary),
        .. About(Authors(study.Citations)), .. About(study.Year?.Value.ToText(), study.Place?.Value),
        .. About(study.Countries.Select(c => Countries.Name(c.Value))),
        .. About(study.Instruments.Select(i => i.Value).Concat(study.Results.Select(r => r.Instrument)).Distinct(StringComparer.Ordinal).SelectMany(InstrumentNames)),
        .. About(Interventions(study).Select(i => i.Cells.Value).Distinct(StringComparer.Ordinal).SelectMany(CellNames)),
        .. About(Interventions(study).SelectMany(Words).Distinct(StringComparer.Ordinal)),
        .. About(Words(study.Design)),
        .. Kind("study"), .. About(Word(study.Kind)),
        .. RecordTexts.In(study, "label", "title", "summary", "place", "countries"),
    ]) with
    { Strength = study.Design.Strength };

    private SearchDocument Of(Review review) => Document(SearchKind.Review, review.Id, review.Label + ": " + review.Title, "/reviews/" + review.Id,
    [
        .. Names(review.Id, review.Citations),
        .. Summary(review.Summary),
        .. About(Authors(review.Citations)), .. About(review.Year?.Value.ToText()),
        .. About(review.Includes.SelectMany(i => snapshot.Studies.TryGetValue(i.Value, out var study) ? new[] { study.Id, study.Label } : [i.Value])),
        .. About(review.Pooled.Select(p => p.Instrument).OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(InstrumentNames)),
        .. Kind("review"), .. About(Word(review.Kind)),
        .. RecordTexts.In(review, "label", "title", "summary", "includes"),
    ]);

    private SearchDocument Of(RegisteredTrial trial) => Document(SearchKind.Trial, trial.Id, trial.Title, "/trials/" + trial.Id,
    [
        .. Names([trial.Id]),
        .. Summary(SearchSentence.Of(trial)),
        .. About(trial.Cells is { } cells ? CellNames(cells.Value) : []),
        .. About(trial.Country is { } country ? Countries.Name(country.Value) : null, trial.Sponsor?.Value, Word(trial.Status.Value)),
        .. About(trial.Donor is { } donor ? Word(donor.Value) : null), .. About((trial.Routes?.Value ?? []).Select(Word)),
        .. About(trial.Studies.SelectMany(id => snapshot.Studies.TryGetValue(id, out var study) ? new[] { id, study.Label } : [id])),
        .. Kind("registered trial"),
        .. RecordTexts.In(trial, "title", "sponsor", "country", "studies"),
    ]);

    private static SearchDocument Of(Instrument instrument) => Document(SearchKind.Instrument, instrument.Id, Titled(instrument.Id, instrument.Name), "/instruments/" + instrument.Id,
    [
        .. Summary(instrument.Summary),
        .. About(instrument.Family, Word(instrument.Construct)), .. About(instrument.Raters.Select(Word)), .. About(instrument.Subscales.Select(s => s.Name)),
        .. Kind("instrument scale questionnaire"),
        .. RecordTexts.In(instrument, "name", "summary", "family", "subscales"),
    ]);

    private static SearchDocument Of(CellType cells) => Document(SearchKind.Cells, cells.Id, cells.Name, "/cells/" + cells.Id,
    [
        .. Names([cells.Id, cells.Label, .. cells.AlsoCalled]),
        .. Summary(cells.Summary),
        .. About(cells.Tissue),
        .. Kind("cells"),
        .. RecordTexts.In(cells, "name", "label", "summary", "tissue", "alsoCalled"),
    ]);

    private static SearchDocument Of(Shelf shelf, FactGroup facts, Fact fact)
    {
        var word = Shape.Kebab(shelf.ToString());
        return Document(SearchKind.Fact, fact.Id, facts.Title, $"/{word}#{fact.Id}",
        [
            .. Summary(fact.Statement),
            .. About(fact.Place, fact.Instrument, fact.Date?.Year.ToText()),
            .. fact.Status is { } status ? About(Word(status)) : [],
            .. Kind(word),
            .. RecordTexts.Unquoted(fact, "statement", "place", "instrument"),
        ]) with
        { How = fact.How };
    }

    private SearchDocument Of(Price price) => Document(SearchKind.Price, price.Id, price.What, "/costs#" + price.Id,
    [
        .. Summary(SearchSentence.Of(price)),
        .. About(price.Place, price.Low.ToText(), price.High.ToText(), price.Currency, price.Date?.Year.ToText(), Word(price.Per)),
        .. About(price.Cells is { } cells ? CellNames(cells) : []),
        .. Kind("price"),
        .. RecordTexts.Unquoted(price, "what", "place", "currency", "cells"),
    ]) with
    { How = price.How };

    private static SearchDocument Of(Term term) => Document(SearchKind.Term, term.Id, term.Word, "/glossary#" + term.Id,
    [
        .. Names([term.Id, .. term.AlsoCalled]),
        .. Summary(term.Meaning),
        .. Kind("glossary word"),
    ]);

    private static SearchDocument Of(Source source) => Document(SearchKind.Source, source.Id, source.Title, "/sources#" + source.Id,
    [
        .. Names([source.Id]),
        .. Summary(source.Note ?? source.Url),
        .. About(source.Url, source.Date?.Year.ToText()), .. About(Word(source.Kind)),
        .. Kind("source"),
    ]);

    private static SearchDocument Document(SearchKind kind, string id, string title, string address, ImmutableArray<Passage> passages) =>
        new(kind, id, title, address, [new(Place.Name, title), .. passages.Where(p => p.Text.Length > 0)]);

    private static string Titled(string id, string name) => name.Contains(id, StringComparison.OrdinalIgnoreCase) ? name : $"{id}: {name}";

    private static IEnumerable<Passage> Names(string id, ImmutableArray<Citation> citations) =>
        Names([id, .. citations.SelectMany(c => new[] { c.Title?.Value, c.Doi?.Value, c.Pmid?.Value, c.Pmcid?.Value }).OfType<string>()]);

    private static IEnumerable<Passage> Names(IEnumerable<string> names) => names.Select(name => new Passage(Place.Name, name));

    private static IEnumerable<Passage> Summary(string? text) => text is null ? [] : [new(Place.Summary, text, Quotable: true)];

    private static IEnumerable<Passage> About(params IEnumerable<string?> texts) => texts.OfType<string>().Select(text => new Passage(Place.About, text));

    private static IEnumerable<Passage> Kind(string words) => [new(Place.Rest, words)];

    private static IEnumerable<string?> Authors(ImmutableArray<Citation> citations) => citations.Select(c => c.Authors?.Value).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Intervention> Interventions(Study study) => study.Arms.SelectMany(a => a.Interventions);

    private static IEnumerable<string> Words(Intervention given) => [Word(given.Donor.Value), .. (given.Routes?.Value ?? []).Select(Word)];

    private static IEnumerable<string> Words(Design design) =>
        [Word(design.Allocation.Value), Word(design.Masking.Value), Word(design.Control.Value), Word(design.Model.Value), Word(design.Strength)];

    private IEnumerable<string> InstrumentNames(string id) => snapshot.Instruments.TryGetValue(id, out var instrument) ? [id, instrument.Name] : [id];

    private IEnumerable<string> CellNames(string id) => snapshot.Cells.TryGetValue(id, out var cells) ? [id, cells.Name, .. cells.AlsoCalled] : [id];

    /// <summary>"Unclear", "none" and "other" say nothing that anybody searches for.</summary>
    private static string Word<T>(T choice) where T : struct, Enum => choice.ToString() switch
    {
        "Unclear" or "None" or "Other" or "Unknown" => "",
        var name => Shape.Kebab(name).Replace('-', ' '),
    };
}
