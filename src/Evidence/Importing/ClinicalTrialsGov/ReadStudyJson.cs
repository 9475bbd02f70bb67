using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Json;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Reads a study in the JSON of version 2 of the API of ClinicalTrials.gov. A module that is missing is not known; it is not empty.</summary>
internal static class ReadStudyJson
{
    public static ImportedRecord? From(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        using var document = JsonRecord.Parse(slice, limits, log);
        if (document is null) return null;
        var study = JsonNode.Root(document, log);
        var protocol = study["protocolSection"];
        var results = study["resultsSection"];
        if (!protocol.Exists && !results.Exists && !study["annotationSection"].Exists && !study["derivedSection"].Exists)
        {
            study.Say(ImportCodes.NotARecord, "This object is no study: it has none of the sections of one.", dataLost: true);
            return null;
        }

        var trial = Trial(study, protocol);
        var posted = results.Exists ? ReadResultsJson.From(results) : null;
        CheckTrial.Run(trial, posted, log);
        return new()
        {
            Source = RecordSource.ClinicalTrialsGov,
            Id = StudyId.Of(protocol["identificationModule"].Text("nctId"), slice, log),
            Kind = RecordKind.Trial,
            Title = trial.BriefTitle ?? trial.OfficialTitle,
            Updated = trial.Dates.LastUpdateSubmitted?.Value ?? trial.Dates.LastUpdatePosted?.Value,
            Identifiers = Identifiers(protocol),
            Trial = trial,
            Results = posted,
        };
    }

    private static ImportedTrial Trial(JsonNode study, JsonNode protocol)
    {
        var id = protocol["identificationModule"];
        var status = protocol["statusModule"];
        var sponsors = protocol["sponsorCollaboratorsModule"];
        var words = protocol["descriptionModule"];
        var conditions = protocol["conditionsModule"];
        var arms = protocol["armsInterventionsModule"];
        return new()
        {
            BriefTitle = id.Text("briefTitle"),
            OfficialTitle = id.Text("officialTitle"),
            Acronym = id.Text("acronym"),
            Status = status.Text("overallStatus"),
            LastKnownStatus = status.Text("lastKnownStatus"),
            WhyStopped = status.Text("whyStopped"),
            Summary = words.Text("briefSummary"),
            Description = words.Text("detailedDescription"),
            Dates = Dates(status),
            Design = Design(protocol["designModule"]),
            Conditions = conditions.Texts("conditions"),
            Keywords = conditions.Texts("keywords"),
            Sponsor = Sponsor(sponsors["leadSponsor"]),
            Collaborators = [.. sponsors.Each("collaborators", Sponsor).OfType<TrialSponsor>()],
            Arms = arms.Each("armGroups", a => new TrialArm(a.Text("label"), a.Text("type"), a.Text("description"), a.Texts("interventionNames"))),
            Interventions = arms.Each("interventions", i => new TrialIntervention(i.Text("type"), i.Text("name"), i.Text("description"), i.Texts("otherNames"), i.Texts("armGroupLabels"))),
            Outcomes = Outcomes(protocol["outcomesModule"]),
            Eligibility = Eligibility(protocol["eligibilityModule"]),
            Places = protocol["contactsLocationsModule"].Each("locations", Place),
            References = protocol["referencesModule"].Each("references", r =>
                new TrialReference(r.Text("pmid"), r.Text("type"), r.Text("citation"), [.. r.Each("retractions", x => x.Text("pmid") ?? x.Text("source")).OfType<string>()])),
            Sharing = Sharing(protocol["ipdSharingStatementModule"]),
            HasResults = study.YesNo("hasResults") ?? (study["resultsSection"].Exists ? true : null),
            Unposted = study["annotationSection"]["annotationModule"]["unpostedAnnotation"].Each("unpostedEvents", e => new UnpostedEvent(e.Text("type"), JsonDates.Date(e, "date"))),
        };
    }

    private static TrialDates Dates(JsonNode status) => new()
    {
        Start = JsonDates.Struct(status, "startDateStruct"),
        PrimaryCompletion = JsonDates.Struct(status, "primaryCompletionDateStruct"),
        Completion = JsonDates.Struct(status, "completionDateStruct"),
        Verified = JsonDates.Date(status, "statusVerifiedDate"),
        FirstSubmitted = JsonDates.Date(status, "studyFirstSubmitDate"),
        FirstSubmittedQc = JsonDates.Date(status, "studyFirstSubmitQcDate"),
        FirstPosted = JsonDates.Struct(status, "studyFirstPostDateStruct"),
        ResultsFirstSubmitted = JsonDates.Date(status, "resultsFirstSubmitDate"),
        ResultsFirstSubmittedQc = JsonDates.Date(status, "resultsFirstSubmitQcDate"),
        ResultsFirstPosted = JsonDates.Struct(status, "resultsFirstPostDateStruct"),
        DispositionFirstSubmitted = JsonDates.Date(status, "dispFirstSubmitDate"),
        DispositionFirstPosted = JsonDates.Struct(status, "dispFirstPostDateStruct"),
        LastUpdateSubmitted = JsonDates.Date(status, "lastUpdateSubmitDate"),
        LastUpdatePosted = JsonDates.Struct(status, "lastUpdatePostDateStruct"),
    };

    private static TrialDesign Design(JsonNode design)
    {
        var info = design["designInfo"];
        var masking = info["maskingInfo"];
        var enrolment = design["enrollmentInfo"];
        return new()
        {
            StudyType = design.Text("studyType"),
            Phases = design.Texts("phases"),
            Allocation = info.Text("allocation"),
            InterventionModel = info.Text("interventionModel"),
            InterventionModelDescription = info.Text("interventionModelDescription"),
            PrimaryPurpose = info.Text("primaryPurpose"),
            Masking = masking.Text("masking"),
            MaskingDescription = masking.Text("maskingDescription"),
            WhoMasked = masking.Texts("whoMasked"),
            ObservationalModel = info.Text("observationalModel"),
            TimePerspective = info.Text("timePerspective"),
            TargetDuration = design.Text("targetDuration"),
            Enrolment = enrolment.Number("count"),
            EnrolmentType = JsonDates.Certainty(enrolment, "type"),
        };
    }

    private static ImmutableArray<TrialOutcome> Outcomes(JsonNode module)
    {
        return
        [
            .. module.Each("primaryOutcomes", o => Outcome(o, OutcomeRank.Primary)),
            .. module.Each("secondaryOutcomes", o => Outcome(o, OutcomeRank.Secondary)),
            .. module.Each("otherOutcomes", o => Outcome(o, OutcomeRank.Other)),
        ];

        static TrialOutcome Outcome(JsonNode o, OutcomeRank rank) => new(rank, o.Text("measure"), o.Text("description"), o.Text("timeFrame"));
    }

    private static TrialEligibility? Eligibility(JsonNode module) => !module.Exists ? null : new()
    {
        Criteria = module.Text("eligibilityCriteria"),
        Sex = module.Text("sex"),
        MinimumAge = module.Text("minimumAge"),
        MaximumAge = module.Text("maximumAge"),
        AgeGroups = module.Texts("stdAges"),
        HealthyVolunteers = module.Text("healthyVolunteers"),
        Population = module.Text("studyPopulation"),
        SamplingMethod = module.Text("samplingMethod"),
    };

    private static TrialPlace Place(JsonNode place)
    {
        var point = place["geoPoint"];
        return new(place.Text("facility"), place.Text("city"), place.Text("state"), place.Text("country"), place.Text("status"), point.Number("lat")?.Value, point.Number("lon")?.Value);
    }

    private static TrialSponsor? Sponsor(JsonNode sponsor) => sponsor.Text("name") is { } name ? new(name, sponsor.Text("class")) : null;

    private static TrialSharing? Sharing(JsonNode module) => !module.Exists ? null
        : new(module.Text("ipdSharing"), module.Text("description"), module.Texts("infoTypes"), module.Text("timeFrame"), module.Text("accessCriteria"), module.Text("url"));

    private static ImmutableArray<RecordIdentifier> Identifiers(JsonNode protocol)
    {
        var id = protocol["identificationModule"];
        var ids = new IdentifierList();
        ids.Register(id.Text("nctId"), IdentifierRole.Own);
        foreach (var alias in id.Texts("nctIdAliases")) ids.Register(alias, IdentifierRole.Alias);
        ids.Secondary(id["orgStudyIdInfo"].Text("id"), "org");
        id.Each("secondaryIdInfos", s => ids.Secondary(s.Text("id"), "secondary"));
        protocol["referencesModule"].Each("references", r => ids.Paper(r.Text("pmid"), IdentifierRole.Reference));
        return ids.Done();
    }
}
