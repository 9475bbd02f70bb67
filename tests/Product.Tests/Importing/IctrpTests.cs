using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class IctrpTests
{
    private const string Export = """
        <?xml version='1.0' encoding='UTF-8' ?>
        <Trials_downloaded_from_ICTRP>
          <Trial><Export_date>06/09/2024 16:01:13</Export_date>
            <TrialID>EUCTR2018-003519-24-GB
            </TrialID>
            <Last_Refreshed_on>20 May 2024
            </Last_Refreshed_on>
            <Public_title>Invented      title
            </Public_title>
            <Date_registration3>20240408</Date_registration3><Date_registration>08/04/2024</Date_registration>
            <Source_Register>EUCTR</Source_Register>
            <Date_enrollement>16/04/2024</Date_enrollement>
            <Target_size>0</Target_size>
            <Countries>France;Germany;France</Countries>
            <Inclusion_Criteria>&#x0D;&lt;br&gt;   one&#x0D;&lt;br&gt;&#x0D;&lt;br&gt; two &amp;amp; three</Inclusion_Criteria>
            <Intervention>cells; and more words</Intervention>
            <Secondary_ID>NCT03862807;not applicable;ALN-1</Secondary_ID>
            <Contact_Email>nobody@example.org</Contact_Email>
            <Retrospective_flag>Yes</Retrospective_flag>
          </Trial>
          <Trial><TrialID>NCT90000001</TrialID><Source_Register>ClinicalTrials.gov</Source_Register><Target_size>group 1:50;</Target_size><Intervention>Drug: A;Biological: B</Intervention><Primary_outcome>One;Two</Primary_outcome><Date_enrollement>April 25, 2024</Date_enrollement></Trial>
        </Trials_downloaded_from_ICTRP>
        """;

    [Fact]
    public void An_export_is_cleaned_and_its_bridges_are_found()
    {
        var reading = Reading.OfText(Export);
        var (record, trial) = (reading.Records[0], reading.Records[0].Trial!);
        Assert.Equal(("EUCTR2018-003519-24-GB", "Invented title", "2024-05-20"), (record.Id, record.Title, record.Updated.ToString()));
        Assert.Equal(("2024-04-16", "2024-04-08"), (trial.Dates.Start!.Value.ToString(), trial.Dates.FirstPosted!.Value.ToString()));
        Assert.Equal("one\ntwo & three", trial.Eligibility!.Criteria);
        Assert.Null(trial.Design.Enrolment);
        Assert.Equal(["France", "Germany"], trial.Places.Select(p => p.Country));
        Assert.Equal(["cells; and more words"], trial.Interventions.Select(i => i.Name));
        Assert.Equal([new("retrospectiveflag", "Yes")], trial.Further);
        Assert.Equal([new("eudract", "2018-003519-24", IdentifierRole.Own), new("nct", "NCT03862807", IdentifierRole.Secondary), new("secondary", "ALN-1", IdentifierRole.Secondary)], record.Identifiers);
        var second = reading.Records[1].Trial!;
        Assert.Equal([("Drug", "A"), ("Biological", "B")], second.Interventions.Select(i => (i.Type, i.Name)));
        Assert.Equal(["One", "Two"], second.Outcomes.Select(o => o.Measure));
        Assert.Equal([ImportCodes.NotANumber], reading.Codes);
    }

    [Fact]
    public void Tables_of_the_portal_are_read_with_and_without_names()
    {
        var named = Reading.OfText("\uFEFFTrialID,Public title,Date_registration3,Recruitment Status\nNCT90000001,\"One, two\",20240408,Recruiting\n");
        Assert.Equal((RecordSource.Ictrp, "NCT90000001", "One, two", "2024-04-08"), named.Records.Select(r => (r.Source, r.Id, r.Title, r.Trial!.Dates.FirstPosted!.Value.ToString())).Single());
        var row = new string[63];
        Array.Fill(row, "");
        (row[0], row[2], row[3], row[22], row[36]) = ("ChiCTR2100041234", "NCT90000002", "Weekly title", "2021-09-20", "A scale");
        var weekly = Reading.OfText(string.Join(',', row) + "\n" + string.Join(',', row).Replace("41234", "41235", StringComparison.Ordinal) + "\n");
        Assert.Equal(["ChiCTR2100041234", "ChiCTR2100041235"], weekly.Records.Select(r => r.Id));
        Assert.Equal(("Weekly title", "2021-09-20", "A scale"), (weekly.Records[0].Title, weekly.Records[0].Trial!.Dates.Start!.Value.ToString(), weekly.Records[0].Trial!.Outcomes[0].Measure));
    }
}
