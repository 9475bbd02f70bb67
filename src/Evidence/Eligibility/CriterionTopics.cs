using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Says what a criterion is about: by what was understood of it, else by its words.</summary>
internal static class CriterionTopics
{
    private static readonly (CriterionTopic Topic, Regex Words)[] ByWords =
    [
        (CriterionTopic.Consent, Made("(?<!(time|day|date|point|age|signing) of (the |informed )?|at |before |after |prior to )\\b(consent|assent)(s|ed|ing)?\\b|informed consent|agree to (sign|participate)|willing(ness)? to (participate|sign|take part)")),
        (CriterionTopic.OtherTrial, Made("(other|another|investigational|concurrent|different)( \\w+){0,3} (clinical )?(trials?|study|studies|drug|agent|product)|participat(ed|ing|ion) in (a|an|any|other|another|clinical)|investigational (drug|agent|product|medic)")),
        (CriterionTopic.Pregnancy, Made("pregnan|breast-?feed|contracepti|child-?bearing|lactat")),
        (CriterionTopic.Imaging, Made("\\bmri\\b|magnetic resonance|\\bct scan|neuroimaging|claustrophob|metal(lic)? (implant|object)")),
        (CriterionTopic.Anaesthesia, Made("an(a)?esthe|sedation|sedat")),
        (CriterionTopic.EarlierCells, Made("stem cells?|cell therap|cord blood|stromal cell|transplant")),
        (CriterionTopic.Infection, Made("\\bhiv\\b|hepatitis|infecti|tubercul|syphilis|\\bhtlv|\\bcmv\\b|sepsis|fever")),
        (CriterionTopic.Cancer, Made("cancer|malignan|tumou?r|leuk(a)?emia|lymphoma|neoplas")),
        (CriterionTopic.Immune, Made("immun|steroid|autoimmun")),
        (CriterionTopic.Allergy, Made("allerg|hypersensitiv|anaphyla|intoleran")),
        (CriterionTopic.Seizures, Made("epilep|seizure|convulsi|\\beeg\\b")),
        (CriterionTopic.Genetics, Made("genetic|chromosom|fragile x|rett|down syndrome|syndromic|mutation|variant|metabolic (disorder|disease)|mitochondri")),
        (CriterionTopic.StableTreatment, Made("\\b(stable|unchanged|no (planned )?change)")),
        (CriterionTopic.Iq, Made("\\biq\\b|intelligence|intellectual|cognitive (abilit|function|impair)|mental (age|retardation)|developmental age")),
        (CriterionTopic.Speech, Made("verbal|speech|spoken|speaking in|phrase|vocabular|language (delay|impair|disorder|level|abilit)")),
        (CriterionTopic.FamilyLanguage, Made("(english|spanish|french|german|italian|chinese|mandarin|arabic|turkish|hebrew|dutch|portuguese|japanese|korean)|(primary|native|home) language|fluent")),
        (CriterionTopic.Residence, Made("\\b(liv(e|es|ing) (in|within)|resid(e|es|ing|ent|ence|ents)|citizen|social security|insurance)")),
        (CriterionTopic.Visits, Made("travel|transport|attend|visits?\\b|availab|able to (come|return|comply)|comply|adhere|internet|computer|follow-?up")),
        (CriterionTopic.Organs, Made("heart|cardi|renal|kidney|liver|hepatic|lung|pulmonary|respiratory|creatinine|gastro|thyroid|endocrin|diabet")),
        (CriterionTopic.Blood, Made("h(a)?emoglobin|platelet|an(a)?emi|coagul|bleeding|thromb|\\bblood\\b|\\bwbc\\b")),
        (CriterionTopic.Senses, Made("\\b(hearing|vision|visual|blind|deaf|sight|auditory|sensory impair)")),
        (CriterionTopic.Brain, Made("brain|neurolog|head (injury|trauma)|hydroceph|cerebral|stroke|microceph|macroceph|intracranial")),
        (CriterionTopic.Movement, Made("motor|walk|ambulat|orthop|physical (disabilit|impair)")),
        (CriterionTopic.MentalHealth, Made("schizo|psycho(sis|tic)|bipolar|depressi|anxiety|suicid|psychiatric|obsessive|substance|alcohol")),
        (CriterionTopic.Behaviour, Made("behavio|aggress|self-?injur|irritab|hyperactiv|\\badhd\\b|sleep|feeding")),
        (CriterionTopic.Supplements, Made("supplement|vitamin|probiotic|\\bdiet|gluten|ketogenic")),
        (CriterionTopic.Medicines, Made("medicat|medicine|drug|psychotropic|antibiotic|treatment|therapy|taking|dose")),
        (CriterionTopic.Score, Made("\\b(cars|ados|adi-r|srs|abc|atec|cgi|gars|vabs|vineland|m-chat|cbcl|scq|t-score|score|scale)\\b")),
        (CriterionTopic.Diagnosis, Made("autis|\\basd\\b|asperger|pervasive|\\bdsm|\\bicd")),
        (CriterionTopic.Age, Made("\\b(age|aged|ages|years old|months old)\\b|\\d ?(years|months)")),
        (CriterionTopic.Judgement, Made("investigator|opinion|judg(e)?ment|deemed|discretion")),
        (CriterionTopic.OtherDiagnosis, Made("disorder|disease|syndrome|illness|condition|diagnos|defect|impairment")),
    ];

    public static CriterionTopic Of(string plain, ImmutableArray<MeaningPart> parts)
    {
        var (whole, understood) = (parts.Where(p => p.IsWhole).SelectMany(p => p.Terms).ToList(), parts.SelectMany(p => p.Terms).ToList());
        if (whole.Count > 0) return Main(whole);
        foreach (var (topic, words) in ByWords)
            if (topic is CriterionTopic.Consent or CriterionTopic.OtherTrial && words.IsMatch(plain)) return topic;
        if (understood.Count > 0) return Main(understood);
        foreach (var (topic, words) in ByWords)
            if (words.IsMatch(plain)) return topic;
        return CriterionTopic.Other;
    }

    /// <summary>The one that says most: a diagnosis, else not the sex, else the first.</summary>
    private static CriterionTopic Main(List<Term> terms) =>
        terms.Exists(t => t.Requirement.Topic == CriterionTopic.Diagnosis) ? CriterionTopic.Diagnosis
        : (terms.Find(t => t.Requirement.Topic != CriterionTopic.Sex) ?? terms[0]).Requirement.Topic;

    private static Regex Made(string words) => new(words, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(5));
}
