using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Eligibility;
using Equipoise.Site.Components;

namespace Equipoise.Product.Tests.Site.Families;

public class FinderPageTests(SiteFixture site)
{
    private const string Deniz = "age=6&months=3&sex=boy&country=TR&diagnosis=autism&speech=words&language=tr&cells=no&seizures=never&genetic=none-found&weight=21";

    [Theory]
    [InlineData("/families/trials?" + Deniz)]
    [InlineData("/es/families/trials?" + Deniz)]
    [InlineData("/api/families/trials?" + Deniz)]
    [InlineData("/api/families/trials?age=200")]
    public async Task Nobody_keeps_what_is_said_of_a_child(string address)
    {
        using var response = await site.Ask(address);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Nothing_is_searched_before_anything_is_said()
    {
        var page = await site.Page("/families/trials");
        Assert.Null(page.QuerySelector("#found"));
        Assert.True(page.QuerySelector("details.finder")!.HasAttribute("open"));
        Assert.Equal("get", page.QuerySelector("details.finder form")!.GetAttribute("method"));
    }

    [Fact]
    public async Task A_trial_is_shown_with_what_it_comes_to_and_every_rule_in_its_own_words()
    {
        var page = await site.Page("/families/trials?" + Deniz);
        var trial = page.QuerySelector("#NCT07177677")!;
        Assert.Equal(("May fit", "Not open yet"), (trial.QuerySelector(".fit").Words(), trial.QuerySelector(".fit-open").Words()));
        Assert.Contains("It may start late. Some never start.", trial.Words(), StringComparison.Ordinal);
        Assert.Contains("No one has checked this entry", (await site.Page("/families/trials?show=all&" + Deniz)).QuerySelector("#found").Words(), StringComparison.Ordinal);
        Assert.Contains(trial.QuerySelectorAll("q[lang=en]").Select(q => q.TextContent), q => q == "Weight: 17 kg and over.");
        Assert.Contains("All children get the same. So no one can tell", trial.Words(), StringComparison.Ordinal);
        Assert.Contains("km from the middle of your country", trial.Words(), StringComparison.Ordinal);
        Assert.Contains("We hold only a part of the rules", trial.Words(), StringComparison.Ordinal);
        Assert.Equal("/trials/NCT07177677", trial.QuerySelector("a[href^='/trials/']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_said_first()
    {
        var page = await site.Page("/families/trials?show=all&" + Deniz.Replace("weight=21", "weight=15", StringComparison.Ordinal));
        var trial = page.QuerySelector("#NCT07177677")!;
        Assert.Equal("Does not fit", trial.QuerySelector(".fit").Words());
        Assert.Equal("The weight (must be so): Weight: 17 kg and over.", trial.QuerySelector(".criteria li").Words());
    }

    [Theory]
    [InlineData("age=300", "age", "This cannot be so: 300. Look at the number again.", "age", "300")]
    [InlineData("age=%3Cscript%3Ealert(1)%3C/script%3E", "age", "This is not a number we can use: <script>alert(1)</script>", "age", "<script>alert(1)</script>")]
    [InlineData("age=6&country=Atlantis", "country", "We do not know this country: Atlantis", "country", "Atlantis")]
    [InlineData("age=6&weight=-3", "weight", "This is not a number we can use: -3", "weight", "-3")]
    [InlineData("age=6&language=klingon", "language", "We do not know this language: klingon. Use two letters, such as en.", "language", "klingon")]
    [InlineData("age=6&cells=perhaps", "cells", "This is none of the answers: perhaps", null, null)]
    public async Task Nonsense_is_named_at_its_field_and_stays_there(string query, string field, string message, string? input, string? value)
    {
        var page = await site.Page("/families/trials?" + query);
        Assert.Equal((message, "#" + field), (page.QuerySelector(".nhsuk-error-summary li").Words(), page.QuerySelector(".nhsuk-error-summary li a")!.GetAttribute("href")));
        Assert.Equal(message, page.QuerySelector("details.finder .nhsuk-error-message").Words());
        if (input is not null) Assert.Equal(value, page.GetElementById(input)!.GetAttribute("value"));
        Assert.NotNull(page.GetElementById(field));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Answers_stay_in_the_form_and_go_along_to_other_languages_and_pages()
    {
        var page = await site.Page("/families/trials?show=all&" + Deniz);
        Assert.Equal(("6", "3", "Türkiye", "21"), (Value("age"), Value("months"), Value("country"), Value("weight")));
        Assert.Equal("autism", page.QuerySelector("#diagnosis option[selected]")!.GetAttribute("value"));
        Assert.EndsWith(Deniz, page.QuerySelector(".languages a[hreflang=tr]")!.GetAttribute("href"), StringComparison.Ordinal);
        var next = page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("weight=21", next, StringComparison.Ordinal);
        var second = await site.Page(next.Split('#')[0]);
        Assert.Empty(Ids(page).Intersect(Ids(second), StringComparer.Ordinal));

        string? Value(string id) => page.GetElementById(id)!.GetAttribute("value");
        static IEnumerable<string?> Ids(IDocument of) => of.QuerySelectorAll(".found-trial").Select(t => t.Id);
    }

    [Fact]
    public async Task Programs_get_the_same_answers()
    {
        var page = await site.Page("/families/trials?" + Deniz);
        var json = await site.Json("/api/families/trials?" + Deniz);
        Assert.Equal(page.QuerySelectorAll(".found-trial").Select(t => t.Id), json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).Take(10));
        var weight = json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetString() == "NCT07177677").GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("topic").GetString() == "weight");
        Assert.Equal(("met", "inclusion"), (weight.GetProperty("verdict").GetString(), weight.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("age=300")]
    [InlineData("country=Atlantis")]
    [InlineData("only=needles")]
    [InlineData("colour=blue")]
    [InlineData("pageSize=1000")]
    public async Task Programs_are_told_what_was_wrong(string query) => Assert.Equal((int)HttpStatusCode.BadRequest, (await site.Refusal("/api/families/trials?" + query)).Status);

    [Fact]
    public void Every_topic_reason_and_answer_has_its_words()
    {
        var words = site.Snapshot.Words.Find(Equipoise.Evidence.Translations.PageLanguage.En, "trials")!.Words;
        string[] needed =
        [
            .. Enum.GetValues<CriterionTopic>().Select(t => "topic." + Choice.Word(t)), .. Enum.GetValues<AskReason>().Select(r => "why." + Choice.Word(r)), .. Enum.GetValues<Openness>().Select(o => "open." + Choice.Word(o)),
            .. Enum.GetValues<ControlGroup>().Select(c => "control." + Choice.Word(c)), .. Enum.GetValues<TrialFit>().Select(f => "fit." + Choice.Word(f)), .. Enum.GetValues<TrialField>().Select(f => "field." + Choice.Word(f)),
            .. ReadFamily.Diagnoses.Keys.Select(k => "diagnosis." + k), .. ReadFamily.Speeches.Keys.Select(k => "speech." + k), .. ReadFamily.SeizureAnswers.Keys.Select(k => "seizures." + k), .. ReadFamily.GeneticAnswers.Keys.Select(k => "genetic." + k),
            .. ReadFamily.Travels.Keys.Select(k => "travel." + k), .. ReadFamily.Sexes.Keys.Select(k => "sex." + k), .. ReadFamily.YesNo.Keys.Select(k => "cells." + k),
        ];
        Assert.All(needed, k => Assert.True(words.ContainsKey(k), k));
    }
}
