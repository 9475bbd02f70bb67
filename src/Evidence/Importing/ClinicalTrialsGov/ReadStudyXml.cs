using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Reads a study in the XML of the classic site of ClinicalTrials.gov, which ended in 2024. Many archives still hold it.</summary>
internal static class ReadStudyXml
{
    public static ImportedRecord? From(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var study = XmlRecord.Parse(slice, limits, log);
        if (study is null) return null;
        var trial = Trial(study, log);
        var results = study.Down("clinical_results") is { } section ? ReadResultsXml.From(section) : null;
        CheckTrial.Run(trial, results, log);
        return new()
        {
            Source = RecordSource.ClinicalTrialsGov,
            Id = StudyId.Of(study.Text("id_info", "nct_id"), slice, log),
            Kind = RecordKind.Trial,
            Title = trial.BriefTitle ?? trial.OfficialTitle,
            Updated = trial.Dates.LastUpdateSubmitted?.Value ?? trial.Dates.LastUpdatePosted?.Value,
            Identifiers = Identifiers(study),
            Trial = trial,
            Results = results,
        };
    }

    private static ImportedTrial Trial(XmlPart study, IssueLog log) => new()
    {
        BriefTitle = study.Text("brief_title"),
        OfficialTitle = study.Text("official_title"),
        Acronym = study.Text("acronym"),
        Address = study.Text("required_header", "url"),
        Status = study.Text("overall_status"),
        LastKnownStatus = study.Text("last_known_status"),
        WhyStopped = study.Text("why_stopped"),
        Summary = study.Block("brief_summary"),
        Description = study.Block("detailed_description"),
        Dates = Dates(study, log),
        Design = Design(study),
        Conditions = [.. study.Texts("condition")],
        Keywords = [.. study.Texts("keyword")],
        Sponsor = Sponsor(study.Down("sponsors", "lead_sponsor")),
        Collaborators = [.. (study.Down("sponsors")?.All("collaborator") ?? []).Select(Sponsor).OfType<TrialSponsor>()],
        Arms = [.. study.All("arm_group").Select(a => new TrialArm(a.Text("arm_group_label"), a.Text("arm_group_type"), a.Block("description"), []))],
        Interventions = [.. study.All("intervention").Select(i => new TrialIntervention(i.Text("intervention_type"), i.Text("intervention_name"), i.Block("description"), [.. i.Texts("other_name")], [.. i.Texts("arm_group_label")]))],
        Outcomes = [.. Outcomes(study, "primary_outcome", OutcomeRank.Primary), .. Outcomes(study, "secondary_outcome", OutcomeRank.Secondary), .. Outcomes(study, "other_outcome", OutcomeRank.Other)],
        Eligibility = study.Down("eligibility") is { } e ? Eligibility(e) : null,
        Places = [.. study.All("location").Select(Place)],
        References = [.. References(study, "reference"), .. References(study, "results_reference")],
        Sharing = study.Down("patient_data") is { } s
            ? new(s.Text("sharing_ipd"), s.Text("ipd_description"), [.. s.Texts("ipd_info_type")], s.Text("ipd_time_frame"), s.Text("ipd_access_criteria"), s.Text("ipd_url")) : null,
        HasResults = study.Down("clinical_results") is not null,
        Unposted = [.. (study.Down("pending_results")?.Parts ?? []).Where(p => p.Name.Length > 0).Select(p => new UnpostedEvent(p.Name, Date(p, log)))],
    };

    private static TrialDates Dates(XmlPart study, IssueLog log) => new()
    {
        Start = Date(study.Down("start_date"), log),
        PrimaryCompletion = Date(study.Down("primary_completion_date"), log),
        Completion = Date(study.Down("completion_date"), log),
        Verified = Date(study.Down("verification_date"), log),
        FirstSubmitted = Date(study.Down("study_first_submitted"), log),
        FirstSubmittedQc = Date(study.Down("study_first_submitted_qc"), log),
        FirstPosted = Date(study.Down("study_first_posted"), log),
        ResultsFirstSubmitted = Date(study.Down("results_first_submitted"), log),
        ResultsFirstSubmittedQc = Date(study.Down("results_first_submitted_qc"), log),
        ResultsFirstPosted = Date(study.Down("results_first_posted"), log),
        DispositionFirstSubmitted = Date(study.Down("disposition_first_submitted"), log),
        DispositionFirstPosted = Date(study.Down("disposition_first_posted"), log),
        LastUpdateSubmitted = Date(study.Down("last_update_submitted"), log),
        LastUpdatePosted = Date(study.Down("last_update_posted"), log),
    };

    private static ReportedDate? Date(XmlPart? part, IssueLog log)
    {
        if (part?.Words() is not { Length: > 0 } text) return null;
        var date = ReadDate.From(text);
        if (date is null) log.AtLine(ImportCodes.NotADate, part.Line, part.Column, $"'{text}' is not a date; its text is kept.");
        return new(text, date, JsonDates.CertaintyOf(part.Attribute("type")));
    }

    private static TrialDesign Design(XmlPart study)
    {
        var info = study.Down("study_design_info");
        var enrolment = study.Down("enrollment");
        return new()
        {
            StudyType = study.Text("study_type"),
            Phases = study.Text("phase") is { } phase ? [.. phase.Split('/', phase.StartsWith("N/", StringComparison.Ordinal) ? 1 : 9)] : [],
            Allocation = info?.Text("allocation"),
            InterventionModel = info?.Text("intervention_model"),
            InterventionModelDescription = info?.Block("intervention_model_description"),
            PrimaryPurpose = info?.Text("primary_purpose"),
            Masking = info?.Text("masking"),
            MaskingDescription = info?.Block("masking_description"),
            ObservationalModel = info?.Text("observational_model"),
            TimePerspective = info?.Text("time_perspective"),
            TargetDuration = study.Text("target_duration"),
            Text = study.Text("study_design"),
            Enrolment = enrolment?.Words() is { Length: > 0 } count ? new ReportedNumber(count) : null,
            EnrolmentType = JsonDates.CertaintyOf(enrolment?.Attribute("type")),
        };
    }

    private static IEnumerable<TrialOutcome> Outcomes(XmlPart study, string element, OutcomeRank rank) =>
        study.All(element).Select(o => new TrialOutcome(rank, o.Text("measure"), o.Block("description"), o.Text("time_frame")));

    private static TrialEligibility Eligibility(XmlPart e) => new()
    {
        Criteria = e.Block("criteria"),
        Sex = e.Text("gender"),
        MinimumAge = e.Text("minimum_age"),
        MaximumAge = e.Text("maximum_age"),
        HealthyVolunteers = e.Text("healthy_volunteers"),
        Population = e.Block("study_pop"),
        SamplingMethod = e.Text("sampling_method"),
    };

    private static TrialPlace Place(XmlPart location) => new(
        location.Text("facility", "name"), location.Text("facility", "address", "city"), location.Text("facility", "address", "state"),
        location.Text("facility", "address", "country"), location.Text("status"), null, null);

    private static IEnumerable<TrialReference> References(XmlPart study, string element) =>
        study.All(element).Select(r => new TrialReference(r.Text("PMID"), element == "reference" ? null : "RESULT", r.Text("citation"), []));

    private static TrialSponsor? Sponsor(XmlPart? sponsor) => sponsor?.Text("agency") is { } name ? new(name, sponsor.Text("agency_class")) : null;

    private static ImmutableArray<RecordIdentifier> Identifiers(XmlPart study)
    {
        var ids = new IdentifierList();
        var info = study.Down("id_info");
        ids.Register(info?.Text("nct_id"), IdentifierRole.Own);
        foreach (var alias in info?.Texts("nct_alias") ?? []) ids.Register(alias, IdentifierRole.Alias);
        ids.Secondary(info?.Text("org_study_id"), "org");
        foreach (var id in info?.Texts("secondary_id") ?? []) ids.Secondary(id, "secondary");
        foreach (var reference in study.All("reference").Concat(study.All("results_reference"))) ids.Paper(reference.Text("PMID"), IdentifierRole.Reference);
        return ids.Done();
    }
}
