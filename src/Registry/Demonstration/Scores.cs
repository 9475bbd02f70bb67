using static Equipoise.Registry.Demonstration.Answers;

namespace Equipoise.Registry.Demonstration;

/// <summary>
/// Scores of instruments as an invented child's course, the noise of measuring and the habits of a rater make them. The numbers are invented and stand for no norm;
/// that they do not know whether cells were given is the point of them.
/// </summary>
internal static class Scores
{
    private static readonly string[] Parents = ["mother", "mother", "mother", "father"];

    /// <summary>Null for a form that is no instrument known here.</summary>
    public static GivenAnswers? Of(InventedChild child, string form, DateOnly day, int rater)
    {
        var at = new Moment(child, day, rater);
        return form switch
        {
            "pddbi" => new() { ["date"] = Said(day), ["autism"] = at.Hard(50, 9, 3.5, 20, 90), ["rexsca"] = at.Able(48, 8, 3.5, 20, 85), ["rater"] = child.Chance.Of(Parents) },
            "vabs-3" => new()
            {
                ["date"] = Said(day), ["abc"] = at.Able(68, 7, 2.5, 25, 120), ["communication"] = at.Able(64, 9, 3, 25, 120), ["daily-living"] = at.Able(70, 7, 3, 25, 120), ["socialization"] = at.Able(66, 8, 3, 25, 120),
                ["socialization-growth"] = at.Grown(40, 0.9, 5, 2, 10, 200), ["communication-growth"] = at.Grown(30, 1.1, 6, 2, 10, 220),
            },
            "cgi-s" => new() { ["date"] = Said(day), ["score"] = at.Hard(4.7, 0.7, 0.3, 1, 7) },
            "cgi-i" => new() { ["date"] = Said(day), ["score"] = Said(Math.Clamp(child.Chance.Normal(4 + (1.1 * (at.Severity - child.Course.Severity(0.5))), 0.5), 1, 7)) },
            "mb-cdi" => Words(at, day),
            "cars" => new() { ["date"] = Said(day), ["total"] = Said(Math.Round(2 * Math.Clamp(at.Rated(37, 4.2, 1.3), 15, 60)) / 2, 1), ["video"] = child.Chance.Is(0.8) ? "yes" : "no" },
            "atec" => new()
            {
                ["date"] = Said(day), ["how"] = "parts", ["speech"] = at.Hard(14, 4, 1.5, 0, 28), ["sociability"] = at.Hard(15, 5, 2, 0, 40), ["sensory"] = at.Hard(15, 5, 2, 0, 36), ["health"] = at.Hard(23, 8, 3.5, 0, 75), ["rater"] = child.Chance.Of(Parents),
            },
            "abc-c" => new()
            {
                ["date"] = Said(day), ["irritability"] = at.Hard(15, 7, 3, 0, 45), ["withdrawal"] = at.Hard(14, 7, 3, 0, 48), ["stereotypy"] = at.Hard(7, 4, 2, 0, 21), ["hyperactivity"] = at.Hard(21, 8, 3.5, 0, 48), ["speech"] = at.Hard(4, 2.5, 1.2, 0, 12),
            },
            "goal-scores" => new() { ["date"] = Said(day), ["goal-1"] = at.Goal(), ["goal-2"] = at.Goal(), ["goal-3"] = child.Chance.Is(0.1) ? "!NotDone" : at.Goal() },
            _ => null,
        };
    }

    /// <summary>Words grow with age. The same list is used at every visit: the one for the age at which the child came.</summary>
    private static GivenAnswers Words(Moment at, DateOnly day)
    {
        var gestures = at.Child.AgeMonths < 30;
        var share = 1 / (1 + Math.Exp(-(((at.Child.Course.Learned(at.Months) - 42) / 9) - (0.8 * at.Severity))));
        var (most, words) = gestures ? (396.0, share * 396) : (680.0, share * 680);
        var produced = Math.Clamp(at.Child.Chance.Normal(words, 4 + (0.05 * words)), 0, most);
        var answers = new GivenAnswers { ["date"] = Said(day), ["list"] = gestures ? "gestures" : "sentences", ["produced"] = Said(produced) };
        if (gestures) answers["understood"] = Said(Math.Clamp((produced * 1.2) + at.Child.Chance.Between(20.0, 60.0), produced, most));
        return answers;
    }

    /// <summary>One child on one day before one rater.</summary>
    private readonly record struct Moment(InventedChild Child, DateOnly Day, int Rater)
    {
        public double Months => Child.Months(Day);

        public double Severity => Child.Course.Severity(Months);

        /// <summary>A score that is higher for a harder life.</summary>
        public string Hard(double mean, double deviation, double noise, double low, double high) => Said(Math.Clamp(Rated(mean, deviation, noise), low, high));

        /// <summary>A score that is higher for more abilities, compared with others of the age.</summary>
        public string Able(double mean, double deviation, double noise, double low, double high) => Said(Math.Clamp(Rated(mean, -deviation, noise), low, high));

        /// <summary>A score that grows with what is learned.</summary>
        public string Grown(double start, double perMonth, double deviation, double noise, double low, double high) =>
            Said(Math.Clamp(Rated(start + (perMonth * Child.Course.Learned(Months)), -deviation, noise), low, high));

        public string Goal() => Said(Math.Clamp(Child.Chance.Normal(-0.9 + (0.2 * Months), 0.9), -2, 2));

        /// <summary>With the noise of measuring, and the habit of the rater: one is stricter than the other.</summary>
        public double Rated(double mean, double deviation, double noise) => mean + (deviation * (Severity + (Rater % 2 == 0 ? -0.12 : 0.12))) + Child.Chance.Normal(0, noise);
    }
}
