using Equipoise.Evidence.Eligibility;

namespace Equipoise.Product.Tests.Eligibility;

/// <summary>Criteria of our own writing, in the shapes that registers use, and what a careful reader answers for two families: + met, - not met, ? ask.</summary>
internal static class HandCheckedTrials
{
    public sealed record Checked(string Name, string Text, string Deniz, string Ruth);

    public static readonly Checked[] All =
    [
        new("cord blood by drip, today's markup", """
            Inclusion Criteria:

            * Age ≥ 2 years to ≤ 7 years at the time of consent
            * Confirmed clinical diagnosis of autism spectrum disorder by DSM-5 criteria
            * Fragile X testing performed and negative
            * Stable on current psychiatric medication regimen for at least 2 months prior to infusion
            * Able to travel to the study site two times
            * Parental consent

            Exclusion Criteria:

            * Review of records shows an IQ of less than 35
            * Known diagnosis of Rett syndrome or tuberous sclerosis
            * History of uncontrolled seizure disorder
            * Prior cellular therapy
            * Uncontrolled infection, including HIV
            * Pregnancy
            """, "+????? ??++?+", "-+???? ???-??"),
        new("spine, broken lines of the old portal", """

                      Inclusion Criteria:

                        -  Children between 3 and 12 years of age with a diagnosis of autism made according to
                           DSM-IV

                        -  CARS score of 30 or above

                      Exclusion Criteria:

                        -  Epilepsy

                        -  Hydrocephalus with ventricular drain

                        -  Severe heart or lung disease
            """, "?? +??", "-? -??"),
        new("numbers and brackets", """
            INCLUSION CRITERIA:
            1. Boys and girls aged 5-11 years.
            2. Body weight at least 15 kg.
            3. Autistic children.
            EXCLUSION CRITERIA:
            1) Previous stem cell treatment.
            2) Genetic syndrome.
            3) Weight > 40 kg
            """, "+++ +++", "-++ ---"),
        new("one paragraph with letters", """
            Inclusion Criteria: Participants are children a) aged 4 years 0 months to 8 years 11 months, b) diagnosed with autism spectrum disorder (ASD), c) who speak in full sentences, and d) with an English-speaking parent.

            Exclusion Criteria: a) seizures within the last 6 months, b) current participation in another trial.
            """, "++-- +?", "-+++ ??"),
        new("groups", """
            Inclusion Criteria for children with ASD:
              - Age 6 to 16 years
              - Diagnosis of ASD
            Inclusion Criteria for healthy controls:
              - Age 6 to 16 years
              - No diagnosis of ASD
            Exclusion Criteria for both groups:
              - Epilepsy
              - MRI contraindication
            """, "++??+?", "++??-?"),
        new("words that turn the sense", """
            Inclusion criteria
            - Age 4 to 10 years; older children may be included after discussion
            - Diagnosis of autism, if confirmed by two experts
            - No history of epilepsy, seizures or genetic syndrome
            Exclusion criteria
            - Epilepsy, unless controlled for a year
            - Any cell therapy other than autologous cord blood
            - Lack of a diagnosis of autism
            """, "??+ ??+", "??- ??+"),
        new("numbers that are no ages", """
            Inclusion Criteria:
            - Language age equivalent below 4 years
            - Seizure free for at least 2 years
            - Onset before 3 years of age
            - Therapy unchanged for 3 to 6 months
            - Mothers aged 20 to 45 years
            - Grade 3 to 5
            """, "??????", "??????"),
        new("the edges of an age", """
            Inclusion Criteria:
            - 2 to 6 years of age
            - under 7 years
            - older than 6 years
            - 6 years 3 months or older
            - up to 13 years of age
            - age < 13 years
            """, "?+?++ +", "-- ++?-"),
        new("months", """
            Inclusion Criteria:
            - Age 18 months to 75 months
            - Aged 60-74 months
            - Toddlers between 16 and 30 months of age
            """, "+--", "---"),
        new("where and in which tongue", """
            Inclusion Criteria:
            - Must reside in the United States
            - Living in Ankara, Turkey
            - Family speaks English or Spanish
            - Parents fluent in Turkish
            Exclusion Criteria:
            - Unable to speak English
            - Living within 50 km of the clinic
            """, "-?-? -?", "+?+? +?"),
        new("what is given instead of a heading", """
            Children of 3 to 8 years with autism.
            Epilepsy is not allowed.
            """, "??", "??"),
        new("alternatives of which one is enough", """
            Inclusion Criteria:
            - One of the following:
                - autism
                - epilepsy
                - cerebral palsy
            - Autism or Asperger syndrome
            - Age 2-4 years or 8-12 years
            Exclusion Criteria:
            - Under 4 or over 12 years of age
            - Pregnant or breastfeeding females
            """, "?+?++", "?+?-?"),
        new("speech", """
            Inclusion Criteria:
            - Nonverbal
            - Minimally verbal
            - Phrase speech
            - Male, 5 to 9 years old
            Exclusion Criteria:
            - Non-verbal children
            """, "???+ ?", "--+- +"),
        new("sibling study", """
            Inclusion Criteria:
            - Older sibling with a diagnosis of autism
            - Infants aged 6 to 12 months
            - At risk for autism
            Exclusion Criteria:
            - Child has a known genetic disorder
            - Family history of epilepsy
            """, "?-? +?", "?-? -?"),
        new("sentences that look decided and are not", """
            Inclusion Criteria:
            - Male participants must agree to use contraception
            - Haemoglobin 110 to 140 (boys), 105 to 135 (girls)
            - Bilirubin normal for age (no older than 7 days at the start)
            - Males:
            - Age above 5 years at diagnosis
            - For patients aged 12 years or older: able to swallow tablets
            - Minimum age of 18 weeks
            - Boys of any gender
            Exclusion Criteria:
            - Must be at least 18 years old
            - Inability to read or speak English
            - Previous allogeneic stem cell transplantation
            - Girls: under 10 or over 12 years of age
            - Speaks English
            """, "??????+? ??++?", "??????+? ???-?"),
        new("other languages and nothing", """
            Criterios de inclusión: niños de 3 a 9 años con autismo
            N/A
            """, "?", "?"),
    ];
}
