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
    public void What_cannot_be_followed_is_told_with_its_line(string right, string wrong, string code)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Data, "programmes", "p3.yaml"));
        var at = Array.FindIndex(lines, l => l.Contains(right, StringComparison.Ordinal));
        Assert.True(at >= 0, right);
        lines[at] = lines[at].Replace(right, wrong, StringComparison.Ordinal);
        var (programme, problems) = ReadProgramme.From(string.Join('\n', lines), Data.Value.Snapshot!);
        Assert.Null(programme);
        Assert.Contains(problems, p => p.Code == code && p.Line > 0);
    }
}
