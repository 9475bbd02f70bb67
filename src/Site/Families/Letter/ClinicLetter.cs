using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Translations;
using Equipoise.Site.Components;

namespace Equipoise.Site.Families.Letter;

/// <summary>A letter with questions, to copy, to print, or to open in one's own mail.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">The whole letter, with line ends.</param>
/// <param name="Mail">Opens the family's own mail; long letters lose their last questions there, see <paramref name="InMail"/>.</param>
/// <param name="Questions">As they stand in the letter.</param>
/// <param name="InMail">How many of the questions the mail holds.</param>
public sealed partial record ClinicLetter(string Subject, string Body, string Mail, ImmutableArray<string> Questions, int InMail)
{
    /// <summary>Mail programs cut longer addresses.</summary>
    private const int LongestMail = 1_900;

    /// <summary>The questions that every clinic should answer, on the shelf of warning signs.</summary>
    private static readonly ImmutableArray<string> Always =
        ["ask-trial", "ask-benefit", "ask-cell-source", "ask-lot", "ask-delivery", "ask-risks", "ask-follow-up", "ask-ethics", "ask-alternatives", "ask-later-trials", "ask-price", "ask-consent"];

    /// <summary>Makes a letter.</summary>
    /// <param name="w">The words of the page, in its language.</param>
    /// <param name="snapshot">Where the standard questions stand.</param>
    /// <param name="clinic">Its name; may be empty.</param>
    /// <param name="own">Questions made from the clinic's own claims; the standard ones when there are none.</param>
    public static ClinicLetter Of(FamilyWords w, Snapshot snapshot, string clinic, ImmutableArray<string> own)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentNullException.ThrowIfNull(snapshot);
        var facts = (from @group in snapshot.Shelf(Shelf.WarningSigns) from fact in @group.Facts select (Group: @group, Fact: fact)).ToList();
        var questions = own.IsDefaultOrEmpty
            ? [.. Always.SelectMany(id => facts.Where(f => f.Fact.Id == id)).Select(f => w.StatementText(Shelf.WarningSigns, f.Group, f.Fact))]
            : own.Select(question => facts.FirstOrDefault(f => f.Fact.Statement == question) is { Fact: not null } known ? w.StatementText(Shelf.WarningSigns, known.Group, known.Fact) : question).ToImmutableArray();
        var subject = w.Text("letter.subject");
        for (var held = questions.Length; ; held--)
        {
            var mail = $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(Written(w, clinic, questions.Take(held)).ReplaceLineEndings("\r\n"))}";
            if (mail.Length <= LongestMail || held == 0) return new(subject, Written(w, clinic, questions), mail, questions, held);
        }
    }

    /// <summary>The code of a kept report within a link or a text; null when there is none.</summary>
    public static string? ReportIn(string link) => Code().Match(link) is { Success: true } code ? code.Value : null;

    private static string Written(FamilyWords w, string clinic, IEnumerable<string> questions)
    {
        var text = new StringBuilder();
        text.Append(clinic.Length > 0 ? w.Text("letter.dear.name", ("clinic", clinic)) : w.Text("letter.dear")).Append("\n\n");
        text.Append(w.Text("letter.opening")).Append("\n\n");
        var number = 0;
        foreach (var question in questions) text.Append(SayNumber.In(w.Language, ++number)).Append(". ").Append(question).Append('\n');
        text.Append('\n').Append(w.Text("letter.writing")).Append("\n\n").Append(w.Text("letter.closing")).Append('\n');
        return text.ToString();
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
