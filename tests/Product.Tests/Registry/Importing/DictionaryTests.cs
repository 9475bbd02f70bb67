using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Registry.Importing.Redcap;

namespace Equipoise.Product.Tests.Registry.Importing;

public sealed class DictionaryTests
{
    private const string Header = "\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",\"Field Note\",\"Text Validation Type OR Show Slider Number\",\"Text Validation Min\",\"Text Validation Max\",Identifier?,\"Branching Logic (Show field only if...)\",\"Required Field?\",\"Custom Alignment\",\"Question Number (surveys only)\",\"Matrix Group Name\",\"Matrix Ranking?\",\"Field Annotation\"";

    private static readonly ProposedForms Proposed = Read(
        "record_id,baseline,,text,Record,,,,,,,,,,,,,",
        "full_name,baseline,,text,Name of the child,,,,,,y,,,,,,,",
        "weight_kg,baseline,<b>Body</b>,text,\"Weight, <i>kg</i>\",,without shoes,number,3,80,,,y,,,,,",
        "seen_on,baseline,,text,Seen on,,,datetime_dmy,2020-01-01,,,,,,,,,",
        "sex,baseline,,radio,Sex,\"1, Girl | 2, Boy, or so | 9, Not known\",,,,,,,y,,,,,",
        "pregnant,baseline,,yesno,Pregnant?,,,,,,,[sex] = '1',,,,,,",
        "signs,baseline,,checkbox,Signs,\"1, Sleep | 2, Food\",,,,,,,,,,,,@HIDDEN",
        "sleep_hours,baseline,,text,Hours,,,integer,0,24,,[signs(1)] = '1',,,,,,",
        "other,baseline,,notes,Other,,,,,,,\"[signs(1)] = '1' or [signs(2)] = \"\"1\"\"\",,,,,,",
        "odd,baseline,,notes,Odd,,,,,,,[sex] <> '1' and [weight_kg] > 10,,,,,,",
        "bmi,baseline,,calc,BMI,[weight_kg]/2,,,,,,,,,,,,",
        "scan,baseline,,file,Scan,,,,,,,,,,,,,",
        "term,adverse_events,,text,What happened,,,,,,,,y,,,,,");

    [Fact]
    public void Fields_keep_their_types_limits_choices_and_simple_conditions()
    {
        var form = Proposed.Forms[0];
        Assert.Equal(("baseline", FormTopic.Visit, Blinding.Open), (form.Code, form.Topic, form.Blind));
        Assert.Equal(["weight-kg", "seen-on", "sex", "pregnant", "signs", "sleep-hours", "other", "odd"], form.Fields.Select(f => f.Code));
        Assert.Equal([FieldType.Decimal, FieldType.Date, FieldType.Choice, FieldType.YesNo, FieldType.Multi, FieldType.Integer, FieldType.LongText, FieldType.LongText], form.Fields.Select(f => f.Type));
        var weight = form.Fields[0];
        Assert.Equal(("Weight, kg", "without shoes", 3m, 80m, true), (weight.Label, weight.Hint, weight.Min, weight.Max, weight.Required));
        Assert.Equal(["1=Girl", "2=Boy, or so", "9=Not known"], form.Field("sex")!.Choices.Select(c => $"{c.Code}={c.Label}"));
        Assert.Equal(("sex", "1"), (form.Field("pregnant")!.Show!.Field, Assert.Single(form.Field("pregnant")!.Show!.Is)));
        Assert.Equal(["1", "2"], form.Field("other")!.Show!.Is);
        Assert.Null(form.Field("odd")!.Show);
        Assert.Equal((FormTopic.AdverseEvent, Blinding.HiddenFromRaters, true), (Proposed.Forms[1].Topic, Proposed.Forms[1].Blind, Proposed.Forms[1].Repeats));
    }

    [Fact]
    public void What_is_not_carried_over_is_told_by_row()
    {
        Assert.Equal([(2, "record-id"), (3, "identifier"), (12, "calculation"), (13, "type")], Proposed.Notes.Where(n => n.Dropped).Select(n => (n.Row, n.Code)));
        Assert.Equal([(4, "section"), (5, "time-of-day"), (5, "limit"), (8, "annotation"), (11, "branching")], Proposed.Notes.Where(n => !n.Dropped).Select(n => (n.Row, n.Code)));
        Assert.Contains("no column 'Form Name'", Assert.Throws<FormatException>(() => ProposeForms.Run("\"Variable / Field Name\",x\na,b"u8.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proposed_forms_stand_in_a_programme_that_passes_every_check()
    {
        var data = EvidenceFolder.Read(Repository.Data, TestContext.Current.CancellationToken);
        var p3 = data.Programmes.Single(p => p.Id == "p3");
        var whole = p3 with { Forms = [.. p3.Forms, .. Proposed.Forms.Select(f => f with { Code = "old-" + f.Code, Topic = FormTopic.Visit, Repeats = true })] };
        Assert.Empty(ReadProgramme.From(ReadProgramme.Write(whole), data.Snapshot!).Problems);
        var yaml = Proposed.ToYaml("old.csv");
        Assert.Contains("# row 12, bmi: A calculation is not carried over: [weight_kg]/2.", yaml, StringComparison.Ordinal);
        var part = yaml[yaml.IndexOf("forms:", StringComparison.Ordinal)..];
        Assert.Contains(part["forms:\n".Length..], ReadProgramme.Write(p3 with { Forms = Proposed.Forms }), StringComparison.Ordinal);
    }

    private static ProposedForms Read(params string[] rows) => ProposeForms.Run(Encoding.UTF8.GetBytes(Header + "\n" + string.Join('\n', rows) + "\n"));
}
