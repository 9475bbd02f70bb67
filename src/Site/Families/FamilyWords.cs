using Equipoise.Evidence.Background;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Components;
using Microsoft.AspNetCore.Components;

namespace Equipoise.Site.Families;

/// <summary>The words of one family page, in the language of its address. What is not translated is said in English and marked as English.</summary>
public sealed class FamilyWords(WordBook book, PageLanguage language, string topic)
{
    /// <summary>The words that every family page shares.</summary>
    public const string Shared = "family";

    public PageLanguage Language => language;

    /// <summary>The file the page's words come from; null where nobody has translated them.</summary>
    public WordFile? File => book.Find(language, topic);

    /// <summary>Whether its English words are on file; without them there is no such page.</summary>
    public bool IsOnFile => book.Find(PageLanguage.En, topic) is not null;

    public bool IsTranslation => language != PageLanguage.En;

    /// <summary>Whether a person has checked what this page says. The English words are the source.</summary>
    public bool IsChecked => !IsTranslation || File?.Checker is not null;

    /// <summary>A sentence of the page.</summary>
    public RenderFragment this[string key, params (string Place, object Value)[] values] => Marked(book.Say(language, topic, key), values);

    /// <summary>A sentence that every family page shares.</summary>
    public RenderFragment Of(string key, params (string Place, object Value)[] values) => Marked(book.Say(language, Shared, key), values);

    /// <summary>A sentence of the page for a place that holds no elements, such as the window's title.</summary>
    public string Text(string key, params (string Place, object Value)[] values) => Filled(book.Say(language, topic, key), values);

    /// <summary>The same of the words that every family page shares.</summary>
    public string SharedText(string key, params (string Place, object Value)[] values) => Filled(book.Say(language, Shared, key), values);

    /// <summary>The page's sentences whose keys start so, with their places not filled yet, by what follows in the key: for a script that fills them.</summary>
    public IEnumerable<KeyValuePair<string, Sentence>> Unfilled(string start) =>
        from key in book.Find(PageLanguage.En, topic)?.Words.Keys ?? []
        where key.StartsWith(start, StringComparison.Ordinal)
        select KeyValuePair.Create(key[start.Length..], book.Say(language, topic, key));

    public bool Has(string key) => book.Find(PageLanguage.En, topic)?.Words.ContainsKey(key) == true;

    public RenderFragment Title(Shelf shelf, FactGroup group) => Translated(shelf, FactKeys.Title(group), group.Title);

    public RenderFragment Summary(Shelf shelf, FactGroup group) => Translated(shelf, FactKeys.Summary(group), group.Summary);

    public RenderFragment Statement(Shelf shelf, FactGroup group, Fact fact) => Translated(shelf, FactKeys.Statement(group, fact), fact.Statement);

    /// <summary>The same where no elements may stand.</summary>
    public string StatementText(Shelf shelf, FactGroup group, Fact fact) => book.Translate(language, Choice.Word(shelf), FactKeys.Statement(group, fact), fact.Statement).Text;

    public RenderFragment Strength(Shelf shelf, FactGroup group, Fact fact) => Translated(shelf, FactKeys.Strength(group, fact), fact.Strength ?? "");

    /// <summary>Whether a person has checked the sentences of a shelf in this language.</summary>
    public bool IsCheckedOf(Shelf shelf) => !IsTranslation || book.Find(language, Choice.Word(shelf))?.Checker is not null;

    /// <summary>A place by its English name.</summary>
    public RenderFragment Place(string english) => Marked(Named(english), []);

    /// <summary>The same where no elements may stand.</summary>
    public string PlaceText(string english) => Named(english).Text;

    /// <summary>The word by which a place goes in addresses and among the words.</summary>
    public static string PlaceWord(string english) => string.Join('-', english.ToLowerInvariant().Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries));

    public RenderFragment Title(VettingCriterion criterion) => Translated(CriterionKeys.Topic, CriterionKeys.Title(criterion), criterion.Title);

    public RenderFragment Counts(VettingCriterion criterion) => Translated(CriterionKeys.Topic, CriterionKeys.Counts(criterion), criterion.Counts);

    public RenderFragment Ask(VettingCriterion criterion) => Translated(CriterionKeys.Topic, CriterionKeys.Ask(criterion), criterion.Ask);

    /// <summary>Words that are English in every language of the page, such as a name or the title of a source.</summary>
    public RenderFragment English(string text) => Marked(new(text, PageLanguage.En), []);

    /// <summary>How the language sorts and writes.</summary>
    public System.Globalization.CultureInfo Culture => language.Culture();

    public string Number(decimal number) => SayNumber.In(language, number);

    public string Date(PartialDate date) => SayNumber.In(language, date);

    /// <summary>Where a family page stands in this language.</summary>
    public string Address(string page) => AddressIn(language, page);

    public static string AddressIn(PageLanguage language, string page) => language == PageLanguage.En ? page : $"/{language.Code()}{page}";

    private Sentence Named(string english) => book.Translate(language, "places", PlaceWord(english), english);

    private RenderFragment Translated(Shelf shelf, string key, string english) => Translated(Choice.Word(shelf), key, english);

    private RenderFragment Translated(string folder, string key, string english) => Marked(book.Translate(language, folder, key, english), []);

    private RenderFragment Marked(Sentence said, (string Place, object Value)[] values) => builder =>
    {
        var text = Filled(said, values);
        if (said.Language == language)
        {
            builder.AddContent(0, text);
            return;
        }

        builder.OpenElement(1, "span");
        builder.AddAttribute(2, "lang", said.Language.Code());
        builder.AddContent(3, text);
        builder.CloseElement();
    };

    private static string Filled(Sentence said, (string Place, object Value)[] values) =>
        Wording.Fill(said.Text, place => SayNumber.Any(said.Language, values.First(v => v.Place == place).Value));
}
