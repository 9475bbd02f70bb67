using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Families;
using Equipoise.Site.Families.Track;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Product.Tests.Site.Families.Track;

public partial class TrackPageTests(SiteFixture site)
{
    public static TheoryData<PageLanguage> Languages => new(PageLanguages.All);

    private QuestionSheet Atec => site.Snapshot.Instruments["ATEC"].Sheet!;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_questions_stand_in_their_official_words_in_every_language(PageLanguage language)
    {
        var page = await site.Page(FamilyWords.AddressIn(language, TrackFiles.Page));
        var questions = page.QuerySelectorAll(".sheet-question");
        Assert.Equal(Atec.Parts.SelectMany(p => p.Questions.Select((q, i) => $"{i + 1} {q.Words}")), questions.Select(q => q.QuerySelector("p").Words()));
        Assert.Equal(77, questions.Length);
        Assert.Equal(Atec.Parts.SelectMany(p => p.Questions.Select(_ => p.Answers.Length)), questions.Select(q => q.QuerySelectorAll("input[type=radio]").Length));
        var fieldset = page.QuerySelector(".sheet-part");
        Assert.Equal(language == PageLanguage.En ? null : "en", fieldset?.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_page_may_run_its_own_script_and_open_no_connection()
    {
        using var response = await site.Ask(TrackFiles.Page);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        using var again = await site.Ask(TrackFiles.Page); // from the cache
        Assert.Equal(policy, again.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/families")]
    [InlineData("/families/track/paper")]
    [InlineData("/assets/no-such-thing")]
    public async Task No_other_page_may_run_anything(string address)
    {
        for (var i = 0; i < 2; i++)
        {
            using var response = await site.Ask(address);
            Assert.DoesNotContain("script-src", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_script_is_handed_the_points_and_every_sentence_it_may_say(PageLanguage language)
    {
        var page = await site.Page(FamilyWords.AddressIn(language, TrackFiles.Page));
        using var data = JsonDocument.Parse(page.QuerySelector("#track-data")!.TextContent);
        var root = data.RootElement;
        Assert.Equal(language.Code(), root.GetProperty("language").GetString());
        Assert.Equal(179, root.GetProperty("sheet").GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("questions").GetInt32() * p.GetProperty("points").EnumerateArray().Max(x => x.GetInt32())));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("reliable").ValueKind); // no study of the ATEC's error is on file
        Assert.Equal(0, root.GetProperty("norms").GetArrayLength());
        var said = root.GetProperty("words").EnumerateObject().Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Asked().Except(said, StringComparer.Ordinal), []);
    }

    [Fact]
    public async Task Without_a_script_the_page_says_so_and_leads_to_the_paper()
    {
        var page = await site.Page(TrackFiles.Page);
        Assert.Null(page.QuerySelector("#track-off")!.GetAttribute("hidden"));
        Assert.NotNull(page.QuerySelector("#track")!.GetAttribute("hidden"));
        Assert.NotNull(page.QuerySelector($"main a[href='{TrackFiles.Paper}']"));
        var paper = await site.Page(TrackFiles.Paper);
        Assert.Equal(77, paper.QuerySelectorAll(".paper-sheet th[scope=row]").Length);
        Assert.Contains("179", paper.QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_said()
    {
        var words = (await site.Page(TrackFiles.Page)).QuerySelector("main").Words();
        Assert.Contains("no line for other children is drawn", words, StringComparison.Ordinal);
        Assert.Contains("We cannot say yet", words, StringComparison.Ordinal);
        Assert.Contains("in at least 3 other copies", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_called_beyond_error_only_from_a_test_and_its_repetition()
    {
        var atec = site.Snapshot.Instruments["ATEC"];
        var spread = new StandardDeviation { Value = 20, How = How.Read, Source = "x" };
        Reliability Of(ReliabilityKind kind, decimal value) => new() { Kind = kind, Value = value, How = How.Read, Source = "x" };
        Assert.Null(TrackData.Reliable(atec));
        Assert.Null(TrackData.Reliable(atec with { StandardDeviations = [spread] })); // the halves of one sheet tell nothing of two days
        var line = TrackData.Reliable(atec with { StandardDeviations = [spread], Reliability = [Of(ReliabilityKind.TestRetest, 0.9m), Of(ReliabilityKind.TestRetest, 0.84m), Of(ReliabilityKind.SplitHalf, 0.5m)] });
        Assert.Equal(1.959964 * Math.Sqrt(2) * 20 * 0.4, line!.Change.Smallest(), 1e-4); // the wider of the two: 20·√(1 − 0.84) = 8
    }

    [Fact]
    public async Task Reviewers_see_each_question_its_points_and_its_doubt()
    {
        var section = (await site.Page("/instruments/ATEC")).QuerySelector("section[aria-labelledby=questions]");
        Assert.Equal(77, section!.QuerySelectorAll("ol li").Length);
        Assert.Contains("Very true (0)", section.Words(), StringComparison.Ordinal);
        Assert.Contains("Two of three copies leave the quotation marks out.", section.Words(), StringComparison.Ordinal);
        Assert.Null((await site.Page("/instruments/CARS")).QuerySelector("section[aria-labelledby=questions]"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_worker_keeps_exactly_the_files_of_its_page(PageLanguage language)
    {
        using var response = await site.Ask(TrackFiles.Worker(language));
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Text();
        var line = text.Split('\n').Single(l => l.StartsWith("const FILES = ", StringComparison.Ordinal));
        var files = JsonSerializer.Deserialize<string[]>(line["const FILES = ".Length..].TrimEnd(';'))!;
        Assert.Equal(site.Services.GetRequiredService<TrackFiles>().Needed(language), files);
        foreach (var file in files)
        {
            using var answer = await site.Ask(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var page = await site.Page(FamilyWords.AddressIn(language, TrackFiles.Page));
        var used = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=manifest], link[rel=modulepreload]").Select(l => l.GetAttribute("href")!);
        Assert.Equal([], used.Except(files, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_language_is_an_application_of_its_own()
    {
        foreach (var language in PageLanguages.All)
        {
            using var manifest = JsonDocument.Parse(await (await site.Ask(TrackFiles.Manifest(language))).Text());
            var page = FamilyWords.AddressIn(language, TrackFiles.Page);
            Assert.Equal((page, page, language.Code()), (manifest.RootElement.GetProperty("start_url").GetString(), manifest.RootElement.GetProperty("scope").GetString(), manifest.RootElement.GetProperty("lang").GetString()));
            foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
            {
                using var answer = await site.Ask(icon.GetProperty("src").GetString()!);
                Assert.Equal(icon.GetProperty("type").GetString(), answer.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    /// <summary>The keys that the modules ask for by a fixed name.</summary>
    private static IEnumerable<string> Asked() =>
        from module in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Site", "Families", "Track", "Script"), "*.js")
        from match in Said().Matches(File.ReadAllText(module))
        select match.Groups["key"].Value;

    [GeneratedRegex(@"(words\.(say|text)|\bline|\btell)\('(?<key>[a-z.-]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
