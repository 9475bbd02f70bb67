using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Equipoise.Product.Tests.Importing;

/// <summary>Invented studies in the JSON of ClinicalTrials.gov.</summary>
internal static class SampleStudies
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"NCT{90000000 + number}");

    /// <summary>A study of two arms without results.</summary>
    public static JsonObject Plain(int number) => JsonNode.Parse($$"""
        {
          "protocolSection": {
            "identificationModule": {
              "nctId": "{{Id(number)}}",
              "nctIdAliases": ["NCT80000001"],
              "orgStudyIdInfo": { "id": "INVENTED-{{number}}" },
              "secondaryIdInfos": [
                { "id": "2021-000123-45", "type": "EUDRACT_NUMBER" },
                { "id": "see ISRCTN12345678", "type": "OTHER" },
                { "id": "not applicable" }
              ],
              "briefTitle": "Invented Cells for Invented Children {{number}}",
              "officialTitle": "An Invented Study of Naïve Cells",
              "acronym": "INVENT"
            },
            "statusModule": {
              "statusVerifiedDate": "2021-05",
              "overallStatus": "COMPLETED",
              "startDateStruct": { "date": "2019-03" },
              "primaryCompletionDateStruct": { "date": "2020-12-31", "type": "ACTUAL" },
              "completionDateStruct": { "date": "2021-02", "type": "ESTIMATED" },
              "studyFirstSubmitDate": "2018-11-05",
              "studyFirstPostDateStruct": { "date": "2018-11-09", "type": "ACTUAL" },
              "lastUpdateSubmitDate": "2021-06-01",
              "lastUpdatePostDateStruct": { "date": "2021-06-04", "type": "ACTUAL" }
            },
            "sponsorCollaboratorsModule": { "leadSponsor": { "name": "Nobody", "class": "OTHER" }, "collaborators": [ { "name": "Somebody", "class": "INDUSTRY" } ] },
            "descriptionModule": { "briefSummary": "Does nothing.\n\n* at all" },
            "conditionsModule": { "conditions": ["Autism Spectrum Disorder"], "keywords": ["cells"] },
            "designModule": {
              "studyType": "INTERVENTIONAL",
              "phases": ["PHASE1", "PHASE2"],
              "designInfo": { "allocation": "RANDOMIZED", "interventionModel": "PARALLEL", "primaryPurpose": "TREATMENT", "maskingInfo": { "masking": "DOUBLE", "whoMasked": ["PARTICIPANT", "OUTCOMES_ASSESSOR"] } },
              "enrollmentInfo": { "count": 40, "type": "ACTUAL" }
            },
            "armsInterventionsModule": {
              "armGroups": [
                { "label": "Cells", "type": "EXPERIMENTAL", "description": "one infusion", "interventionNames": ["Biological: Invented cells"] },
                { "label": "Placebo", "type": "PLACEBO_COMPARATOR", "interventionNames": ["Other: Saline"] }
              ],
              "interventions": [
                { "type": "BIOLOGICAL", "name": "Invented cells", "armGroupLabels": ["Cells"], "otherNames": ["IC"] },
                { "type": "OTHER", "name": "Saline", "armGroupLabels": ["Placebo"] }
              ]
            },
            "outcomesModule": {
              "primaryOutcomes": [ { "measure": "Change in a scale", "timeFrame": "6 months", "description": "higher is better" } ],
              "secondaryOutcomes": [ { "measure": "Change in a scale", "timeFrame": "12 months" } ]
            },
            "eligibilityModule": { "eligibilityCriteria": "Inclusion Criteria:\n\n* age \\>= 2", "sex": "ALL", "minimumAge": "2 Years", "maximumAge": "11 Years", "stdAges": ["CHILD"], "healthyVolunteers": false },
            "contactsLocationsModule": { "locations": [ { "facility": "A House", "city": "Nowhere", "country": "Utopia", "geoPoint": { "lat": -1.5, "lon": 12.25 } } ] },
            "referencesModule": { "references": [ { "pmid": "12345678", "type": "DERIVED", "citation": "Nobody N. Nothing. 2021." } ] }
          },
          "derivedSection": { "miscInfoModule": { "versionHolder": "2021-06-10" } },
          "hasResults": false
        }
        """)!.AsObject();

    /// <summary>The same study with posted results.</summary>
    public static JsonObject WithResults(int number)
    {
        var study = Plain(number);
        study["resultsSection"] = JsonNode.Parse("""
            {
              "participantFlowModule": {
                "groups": [ { "id": "FG000", "title": "Cells" }, { "id": "FG001", "title": "Placebo" } ],
                "periods": [ { "title": "Overall Study",
                  "milestones": [ { "type": "STARTED", "achievements": [ { "groupId": "FG000", "numSubjects": "20" }, { "groupId": "FG001", "numSubjects": "20" } ] },
                                  { "type": "COMPLETED", "achievements": [ { "groupId": "FG000", "numSubjects": "19" }, { "groupId": "FG001", "numSubjects": "18" } ] } ],
                  "dropWithdraws": [ { "type": "Lost to Follow-up", "reasons": [ { "groupId": "FG000", "numSubjects": "1" }, { "groupId": "FG001", "numSubjects": "2" } ] } ] } ]
              },
              "baselineCharacteristicsModule": {
                "groups": [ { "id": "BG000", "title": "Cells" }, { "id": "BG001", "title": "Placebo" }, { "id": "BG002", "title": "Total" } ],
                "denoms": [ { "units": "Participants", "counts": [ { "groupId": "BG000", "value": "20" }, { "groupId": "BG001", "value": "20" }, { "groupId": "BG002", "value": "40" } ] } ],
                "measures": [ { "title": "Age, Continuous", "paramType": "MEAN", "dispersionType": "STANDARD_DEVIATION", "unitOfMeasure": "years",
                  "classes": [ { "categories": [ { "measurements": [ { "groupId": "BG000", "value": "5.1", "spread": "1.2" }, { "groupId": "BG001", "value": "5.0", "spread": "1.4" }, { "groupId": "BG002", "value": "5.05", "spread": "1.3" } ] } ] } ] } ]
              },
              "outcomeMeasuresModule": { "outcomeMeasures": [
                { "type": "PRIMARY", "title": "Change in a scale", "timeFrame": "6 months", "reportingStatus": "POSTED", "paramType": "MEAN", "dispersionType": "Standard Error", "unitOfMeasure": "points",
                  "groups": [ { "id": "OG000", "title": "Cells" }, { "id": "OG001", "title": "Placebo" } ],
                  "denoms": [ { "units": "Participants", "counts": [ { "groupId": "OG000", "value": "19" }, { "groupId": "OG001", "value": "18" } ] } ],
                  "classes": [
                    { "title": "Month 6", "denoms": [ { "units": "Participants", "counts": [ { "groupId": "OG000", "value": "17" }, { "groupId": "OG001", "value": "16" } ] } ],
                      "categories": [ { "measurements": [ { "groupId": "OG000", "value": ".35", "spread": "0.8" }, { "groupId": "OG001", "value": "-.90", "spread": "0.7" } ] } ] } ],
                  "analyses": [ { "groupIds": ["OG000", "OG001"], "paramType": "Mean Difference (Final Values)", "paramValue": "1.25", "ciPctValue": "95", "ciNumSides": "TWO_SIDED", "ciLowerLimit": "-0.8", "ciUpperLimit": "3.3", "pValue": "<0.05", "statisticalMethod": "ANCOVA" } ] },
                { "type": "SECONDARY", "title": "Time to a response", "timeFrame": "12 months", "reportingStatus": "POSTED", "paramType": "MEDIAN", "dispersionType": "95% Confidence Interval", "unitOfMeasure": "months",
                  "groups": [ { "id": "OG000", "title": "All" } ],
                  "classes": [ { "categories": [ { "measurements": [ { "groupId": "OG000", "value": "NA", "lowerLimit": "2.1", "upperLimit": "NA", "comment": "median not reached" } ] } ] } ] } ] },
              "adverseEventsModule": {
                "frequencyThreshold": "5", "timeFrame": "12 months",
                "eventGroups": [
                  { "id": "EG000", "title": "Cells", "deathsNumAffected": 0, "deathsNumAtRisk": 20, "seriousNumAffected": 1, "seriousNumAtRisk": 20, "otherNumAffected": 7, "otherNumAtRisk": 20 },
                  { "id": "EG001", "title": "Placebo", "deathsNumAffected": 0, "deathsNumAtRisk": 20, "seriousNumAffected": 0, "seriousNumAtRisk": 20, "otherNumAffected": 6, "otherNumAtRisk": 20 } ],
                "seriousEvents": [ { "term": "Seizure", "organSystem": "Nervous system disorders", "assessmentType": "SYSTEMATIC_ASSESSMENT", "stats": [ { "groupId": "EG000", "numEvents": 2, "numAffected": 1, "numAtRisk": 20 }, { "groupId": "EG001", "numAffected": 0, "numAtRisk": 20 } ] } ],
                "otherEvents": [ { "term": "Agitation", "organSystem": "Psychiatric disorders", "stats": [ { "groupId": "EG000", "numAffected": 7, "numAtRisk": 20 }, { "groupId": "EG001", "numAffected": 6, "numAtRisk": 20 } ] } ]
              }
            }
            """);
        study["hasResults"] = true;
        return study;
    }

    public static string Written(JsonNode study, bool indented = false) => study.ToJsonString(indented ? Indented : Compact);
}
