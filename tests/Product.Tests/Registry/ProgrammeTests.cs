using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;

namespace Equipoise.Product.Tests.Registry;

public sealed class ProgrammeTests
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    public static TheoryData<string> Programmes => new("p3", "p5");

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_programme_is_written_as_it_was_read(string id)
    {
        var programme = Data.Value.Programmes.Single(p => p.Id == id);
        var (again, problems) = ReadProgramme.From(ReadProgramme.Write(programme), Data.Value.Snapshot!);
        Assert.Empty(problems);
        Assert.Equal(CanonicalJson.Write(programme), CanonicalJson.Write(again));
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_rater_may_neither_read_nor_fill_in_what_unblinds(string id)
    {
        var programme = Data.Value.Programmes.Single(p => p.Id == id);
        Assert.All(programme.Forms.Where(f => f.MayRead(Role.BlindedRater) || f.MayWrite(Role.BlindedRater)), f =>
        {
            Assert.Equal(Blinding.Open, f.Blind);
            Assert.DoesNotContain(Permissions.Unblinding, right => right == FormAccess.Rights(f.Topic).Read);
        });
        Assert.Contains(programme.Forms, f => f.MayWrite(Role.BlindedRater));
        Assert.All(programme.Forms, f => Assert.Contains(Enum.GetValues<Role>(), role => f.MayWrite(role)));
    }

    [Theory]
    [InlineData("windowAfter: 14, forms: [history", "windowAfter: -1, forms: [history", Codes.OutOfRange)]
    [InlineData("anchor: enrolment, days: 0", "anchor: previous, days: 0", Codes.ProgrammeUnfit)]
    [InlineData("forms: [vitals, infusion]", "forms: [vitals, nothing]", Codes.ReferenceUnknown)]
    [InlineData("forms: [history, vitals", "forms: [vitals", Codes.ProgrammeUnfit)]
    [InlineData("field: screening.dsm5,", "field: screening.dsm6,", Codes.ReferenceUnknown)]
    [InlineData("test: at-least, value: 4", "test: at-least", Codes.ProgrammeUnfit)]
    [InlineData("value: 18, high: 48", "value: 48, high: 18", Codes.IntervalReversed)]
    [InlineData("choices: [uncontrolled]", "choices: [sometimes]", Codes.ReferenceUnknown)]
    [InlineData("amount: 2000000", "amount: 0", Codes.OutOfRange)]
    [InlineData("cells: viable-cells, weight: weight", "cells: product, weight: weight", Codes.ProgrammeUnfit)]
    [InlineData("cells: cord-tissue-msc", "cells: cord-tissue", Codes.ReferenceUnknown)]
    [InlineData("deciders: [clinician, coordinator]", "deciders: [clinician]", Codes.ProgrammeUnfit)]
    [InlineData("instrument: CGI-I, version", "instrument: CGI, version", Codes.EditionsMixed)]
    [InlineData("subscale: Autism composite", "subscale: Total", Codes.ReferenceUnknown)]
    [InlineData("min: 3, max: 80, warnBelow: 8, warnAbove: 30, required: true, missing", "min: 3, max: 80, warnBelow: 2, warnAbove: 30, required: true, missing", Codes.ProgrammeUnfit)]
    [InlineData("show: { field: regression, is: [\"yes\"] }", "show: { field: regression, is: [maybe] }", Codes.ReferenceUnknown)]
    [InlineData("blind: hidden-from-raters", "blind: open", Codes.ProgrammeUnfit)]
    [InlineData("writers: [blinded-rater, coordinator]", "writers: [janitor]", Codes.NotAChoice)]
    [InlineData("source: md04294290", "source: nobody", Codes.SourceUnknown)]
    [InlineData("parents: 2", "parents: 3", Codes.OutOfRange)]
    public void What_cannot_be_followed_is_told_with_its_line(string right, string wrong, string code) => Told("p3", right, wrong, code);

    [Theory]
    [InlineData("sum: [speech-item]", "sum: [sociability-item]", Codes.ReferenceUnknown)] // it stands below
    [InlineData("sum: [sociability-item]", "sum: [speech-item]", Codes.ProgrammeUnfit)] // the questions of another part
    [InlineData("part: Sociability }", "part: Manners }", Codes.ReferenceUnknown)]
    [InlineData("items: { instrument: ATEC, part: Sociability }", "items: { instrument: CARS2-ST, part: Sociability }", Codes.ReferenceUnknown)] // its questions may not be shown
    [InlineData("label: \"II. Sociability\", type: items", "label: \"II. Sociability\", type: text", Codes.ProgrammeUnfit)]
    [InlineData("max: 40, required: true", "max: 39, required: true", Codes.ProgrammeUnfit)]
    [InlineData("label: Total, type: score, min: 0, max: 179,", "label: Total, type: score, min: 0, max: 179, required: true,", Codes.ProgrammeUnfit)]
    [InlineData("scale: raw, sum: [speech,", "scale: standard, sum: [speech,", Codes.ProgrammeUnfit)]
    [InlineData("subscale: Inappropriate Speech, scale: raw }", "scale: raw }", Codes.ProgrammeUnfit)] // no total of the ABC-C
    [InlineData("max: 12, required: true, missing: [not-done, refused], score: { instrument: ABC-C, subscale: Inappropriate Speech, scale: raw }", "max: 12, score: { instrument: ABC-C, subscale: Inappropriate Speech, scale: raw, sum: [irritability, hyperactivity] }", Codes.ProgrammeUnfit)] // not under another name either
    [InlineData("score: { instrument: ABC-C, subscale: Irritability, scale: raw }", "score: { instrument: ABC-C, subscale: Irritability, scale: raw, sum: [total] }", Codes.ReferenceUnknown)]
    [InlineData("answeredBy: rater }", "answeredBy: nobody }", Codes.ReferenceUnknown)]
    [InlineData("answeredBy: rater }", "answeredBy: rater, prorate: 8 }", Codes.OutOfRange)] // more than half of the 14 questions of one part
    [InlineData("missingRule: \"As the publisher's manual says; otherwise not done.\" }", "missingRule: None, prorate: 1 }", Codes.ProgrammeUnfit)] // nothing of it is computed here
    [InlineData("  plan: goals", "  plan: aims", Codes.ReferenceUnknown)]
    [InlineData("  total: t-score", "  total: goal-1", Codes.ProgrammeUnfit)]
    [InlineData("text: goal-2, weight: weight-2, score: goal-2", "text: goal-2, weight: goal-2, score: goal-2", Codes.ReferenceUnknown)]
    public void A_score_that_its_instrument_does_not_have_is_refused(string right, string wrong, string code) => Told("p5", right, wrong, code);

    private static void Told(string id, string right, string wrong, string code)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Data, "programmes", id + ".yaml"));
        var at = Array.FindIndex(lines, l => l.Contains(right, StringComparison.Ordinal));
        Assert.True(at >= 0, right);
        lines[at] = lines[at].Replace(right, wrong, StringComparison.Ordinal);
        var (programme, problems) = ReadProgramme.From(string.Join('\n', lines), Data.Value.Snapshot!);
        Assert.Null(programme);
        Assert.Contains(problems, p => p.Code == code && p.Line > 0);
    }
}
