using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Translations;
using Equipoise.Product.Tests.Reading;

namespace Equipoise.Product.Tests.Translations;

/// <summary>Translated words stand beside the English ones, or the check says where they do not.</summary>
public class WordFileTests
{
    [Fact]
    public void Words_are_read_and_missing_ones_are_said_in_English()
    {
        using var folder = new SampleFolder();
        var words = folder.Read().Snapshot!.Words;
        Assert.Equal(new("Células o no", PageLanguage.Es), words.Say(PageLanguage.Es, "sample", "title"));
        Assert.Equal(new("Cells or no cells", PageLanguage.En), words.Say(PageLanguage.Tr, "sample", "title"));
        Assert.Throws<KeyNotFoundException>(() => words.Say(PageLanguage.Tr, "sample", "tilte"));
    }

    [Fact]
    public void Words_change_no_hash_because_they_are_no_evidence()
    {
        using var folder = new SampleFolder();
        var before = folder.Read().Snapshot!.Hash;
        Assert.Equal(before, folder.Edit(SampleFiles.EnglishWords, "Cells or no cells", "Cells, or none").Read().Snapshot!.Hash);
    }

    [Fact]
    public void Sentences_of_facts_are_translated_by_group_and_fact()
    {
        using var folder = new SampleFolder();
        var words = folder.Write("words/es/law.yaml", "language: es\ntopic: law\ntranslator: Testers\nwords:\n  nowhere.nowhere-law: Solo en ensayos.\n").Read().Snapshot!.Words;
        Assert.Equal(new("Solo en ensayos.", PageLanguage.Es), words.Translate(PageLanguage.Es, "law", "nowhere.nowhere-law", "Trials only."));
        Assert.Equal(new("Trials only.", PageLanguage.En), words.Translate(PageLanguage.Vi, "law", "nowhere.nowhere-law", "Trials only."));
    }

    [Theory]
    [InlineData("language: es", "language: fr", Codes.NotAChoice, "language", 1)]
    [InlineData("language: es", "language: tr", Codes.IdIsNotFileName, "topic", 2)]
    [InlineData("topic: sample", "topic: paid", Codes.IdIsNotFileName, "topic", 2)]
    [InlineData("translator: Testers\n", "", Codes.MissingField, "translator", 1)]
    [InlineData("translator: Testers", "translator: Testers\nchecker: Ada", Codes.MissingField, "checkedOn", 1)]
    [InlineData("  title: \"Células o no\"\n", "", Codes.WordsMissing, "words", 5)]
    [InlineData("  lead:", "  titel: \"Células\"\n  lead:", Codes.ReferenceUnknown, "words.titel", 6)]
    [InlineData("{seen}", "{vistos}", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("{seen}", "8", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("180", "18", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("Se vio", "<b>Se vio</b>", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("Se vio", "**Se vio**", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("Se vio", "Se&nbsp;vio", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("Se vio", "Se } vio", Codes.WordsUnfit, "words.lead", 6)]
    [InlineData("\"Se vio a {seen} de 180 niños.\"", "\"\"", Codes.EmptyValue, "words.lead", 6)]
    [InlineData("\"Se vio a {seen} de 180 niños.\"", "[a]", Codes.WrongKind, "words.lead", 6)]
    [InlineData("  lead:", "  title:", Codes.DuplicateKey, "title", 6)]
    public void What_does_not_fit_is_refused_at_its_place(string find, string replace, string code, string field, int line)
    {
        using var folder = new SampleFolder();
        var problems = folder.Edit(SampleFiles.SpanishWords, find, replace).Problems();
        Assert.Contains(problems, p => (p.Code, p.File, p.Field, p.Line) == (code, SampleFiles.SpanishWords, field, line));
    }

    [Theory]
    [InlineData("words/es/other.yaml", "language: es\ntopic: other\ntranslator: T\nwords:\n  a: b\n", Codes.ReferenceUnknown)]
    [InlineData("words/es/law.yaml", "language: es\ntopic: law\ntranslator: T\nwords:\n  nowhere.gone: b\n", Codes.ReferenceUnknown)]
    [InlineData("words/fr/decision.yaml", "language: es\n", Codes.UnexpectedFile)]
    [InlineData("words/decision.yaml", "language: es\n", Codes.UnexpectedFile)]
    [InlineData("words/es/more/decision.yaml", "language: es\n", Codes.UnexpectedFile)]
    public void What_stands_where_nothing_belongs_is_refused(string file, string text, string code)
    {
        using var folder = new SampleFolder();
        Assert.Contains(folder.Write(file, text).Problems(), p => p.Code == code);
    }

    [Fact]
    public void A_group_that_cannot_be_read_is_one_problem_and_not_one_for_each_translation()
    {
        using var folder = new SampleFolder();
        folder.Write("words/es/law.yaml", "language: es\ntopic: law\ntranslator: T\nwords:\n  nowhere.nowhere-law: Solo en ensayos.\n");
        var problem = Assert.Single(folder.Edit(SampleFiles.Law, "place: Nowhere, ", "placce: Nowhere, ").Problems());
        Assert.Equal(Codes.UnknownField, problem.Code);
    }
}
