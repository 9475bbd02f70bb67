using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Claims;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Claims;

/// <summary>What holds of the report on any text whatever.</summary>
public class ClaimLaws
{
    private static readonly string[] Pieces =
    [
        "Stem cells cure autism.", "Our own price is $15,000", "children improved", " 🧒🏽👨‍👩‍👧 ", "\u200b", "\u202e", "e\u0301", "\ud83d", "\udc00", "\n", "\n\n", "\t", " | ", "; ", " – ", ", but ", "... ", "? ", "“", "\"", "(", "% ",
        "37 children", "n = 30", "Duke 2020 trial", "NCT02847182", "الخلايا الجذعية", "kök hücre tedavisi", "不", "\0", "- ", "• ", "## ", "> ", "1) ", "intravenous cord blood", "may improve speech", "no difference from placebo", "FDA approved", "İIıi", "\r\n", "\u2028",
    ];

    private static readonly Gen<string> AnyText =
        from pieces in Gen.ListOf(Gen.OneOf(Gen.Elements(Pieces), Gen.Elements(" ", ". ", "a", "the cells ")))
        select string.Concat(pieces);

    [Fact]
    public void Places_count_code_points_and_quotes_are_the_text_itself() =>
        Prop.ForAll(Arb.From(AnyText), text =>
        {
            var points = text.EnumerateRunes().Count();
            var report = OwnPages.Check(text);
            Assert.Equal(points, report.Document.Length);
            var last = 0;
            foreach (var claim in report.Claims)
            {
                Assert.InRange(claim.Start, last, claim.End - 1);
                Assert.InRange(claim.End, 1, points);
                Assert.Equal(text[Unit(text, claim.Start)..Unit(text, claim.End)], claim.Quote);
                last = claim.End;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_page_gives_the_same_report() =>
        Prop.ForAll(Arb.From(AnyText), text => JsonSerializer.Serialize(OwnPages.Check(text)) == JsonSerializer.Serialize(OwnPages.Check(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_is_read() =>
        Prop.ForAll<string>(text => OwnPages.Check(text ?? "").Claims.All(c => c.Quote.Length > 0)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("Opening hours: Monday to Friday, 9 to 5.")]
    public void Where_nothing_is_claimed_nothing_is_told(string text) => Assert.Empty(OwnPages.Check(text).Claims);

    /// <summary>Hidden characters and typographic signs within words hide no claim.</summary>
    [Fact]
    public void Hidden_characters_hide_no_claim()
    {
        const string Plain = "Our stem cells cure autism in every child.";
        var hidden = Plain.Replace("cells", "ce\u200bl\u00adls", StringComparison.Ordinal).Replace("autism", "au\u2060tism", StringComparison.Ordinal);
        Assert.Equal(Assert.Single(OwnPages.Check(Plain).Claims).Verdict, Assert.Single(OwnPages.Check(hidden).Claims).Verdict);
    }

    /// <summary>Twice the text takes about twice the time, whether it has many lines or one.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    public void Time_grows_with_the_length_only(string between)
    {
        var page = string.Join(between, OwnPages.All.Take(6).Select(p => p.Text.ReplaceLineEndings(between)));
        Time(Long(page, 100_000));
        var (half, whole) = (Time(Long(page, 1_000_000)), Time(Long(page, 2_000_000)));
        Assert.True(whole < (4 * half) + TimeSpan.FromSeconds(1), $"1 MB took {half}, 2 MB took {whole}.");
    }

    private static string Long(string page, int length) => new StringBuilder().Insert(0, page, (length / page.Length) + 1).ToString(0, length);

    private static TimeSpan Time(string text)
    {
        var watch = Stopwatch.StartNew();
        OwnPages.Check(text);
        return watch.Elapsed;
    }

    private static int Unit(string text, int point)
    {
        var unit = 0;
        for (; point > 0; point--) unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]) ? 2 : 1;
        return unit;
    }
}
