using System.Globalization;
using static Equipoise.Registry.Demonstration.Answers;

namespace Equipoise.Registry.Demonstration;

/// <summary>What is seen, measured and told of an invented child, apart from the scores of instruments.</summary>
internal static class Findings
{
    private static readonly string[] Steps = ["", "", "Pointed at the moon.", "Put on one shoe without help.", "Waited for its turn once.", "Ate a new fruit.", "Said a word we had not heard before.", "Came when called.", "A hard week, nothing new.", "Played beside its sister."];
    private static readonly string[] Works = ["sensory", "self-care|fine-motor", "play", "communication|play", "sensory|self-care", "fine-motor"];
    private static readonly string[] Eating = ["usual", "usual", "usual", "harder", "easier"];
    private static readonly string[] Goals = ["Puts on trousers alone, at home, on five of seven mornings.", "Stays at the table for ten minutes at two meals a day.", "Asks for help with a picture card, in the group, three times a day.", "Holds a spoon and eats half a bowl, at lunch, every day.", "Plays beside another child for five minutes, in the yard, every day."];

    /// <summary>Null for a form that is not known here.</summary>
    public static GivenAnswers? Of(InventedChild child, string form, DateOnly day)
    {
        var (chance, months) = (child.Chance, child.Months(day));
        return form switch
        {
            "screening" => Screening(child),
            "history" => History(child, day),
            "vitals" => new() { ["weight"] = Weight(child, day), ["height"] = chance.Is(0.06) ? "!Refused" : Said(chance.Normal(child.Course.Height(months), 0.5), 1), ["head"] = chance.Is(0.2) ? "!Refused" : Said(chance.Normal(child.Course.Head(months), 0.2), 1), ["temperature"] = Said(chance.Normal(36.7, 0.2), 1) },
            "laboratory" => Laboratory(child, day),
            "goals" => new() { ["goal-1"] = Goals[0], ["weight-1"] = "4", ["goal-2"] = Goals[1 + chance.Between(0, 1)], ["weight-2"] = "3", ["goal-3"] = Goals[3 + chance.Between(0, 1)], ["weight-3"] = Said(chance.Between(1, 2)) },
            "session" => Session(child, day),
            "home" => new() { ["week"] = Said(day), ["days"] = Said(chance.Between(1, 7)), ["minutes"] = Said(chance.Between(2, 9) * 5), ["calm-space"] = chance.Is(0.7) ? "yes" : "no", ["step"] = chance.Of(Steps) },
            "diary" => new() { ["date"] = Said(day), ["sleep"] = Said(Math.Clamp(Math.Round(2 * chance.Normal(9, 1.1)) / 2, 4, 13), 1), ["food"] = chance.Of(Eating), ["step"] = chance.Of(Steps), ["play"] = Said(chance.Between(1, 12) * 10), ["calm"] = chance.Is(0.75) ? "yes" : "no" },
            "safety-call" => new() { ["date"] = Said(day), ["asked"] = "no" },
            _ => null,
        };
    }

    /// <summary>The weight that is measured on a day, in kg.</summary>
    public static string Weight(InventedChild child, DateOnly day) => Said(child.Chance.Normal(child.Course.Weight(child.Months(day)), 0.12), 1);

    private static GivenAnswers Screening(InventedChild child)
    {
        var unfit = child.Story == Story.NotEligible;
        return new()
        {
            ["dsm5"] = "yes", ["cgi-s"] = Said(Math.Clamp(child.Chance.Normal(4.9 + (0.6 * child.Course.Severity(0)), 0.3), 4, 7)), ["cars"] = Said(Math.Round(2 * Math.Clamp(child.Chance.Normal(38 + (4 * child.Course.Severity(0)), 1.3), 30, 59)) / 2, 1),
            ["spinal"] = child.Chance.Is(0.15) ? "yes" : "no", ["genetic"] = "no", ["seizures"] = unfit ? "uncontrolled" : child.Chance.Is(0.08) ? "controlled" : "never", ["infection"] = "no", ["cells-before"] = "no",
        };
    }

    private static GivenAnswers History(InventedChild child, DateOnly day)
    {
        var (chance, lost) = (child.Chance, child.Chance.Is(0.3));
        var diagnosed = day.AddMonths(-chance.Between(2, Math.Max(3, child.AgeMonths / 3)));
        var answers = new GivenAnswers
        {
            ["diagnosed"] = chance.Is(0.1) ? diagnosed.Year.ToString(CultureInfo.InvariantCulture) : diagnosed.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["gestation-weeks"] = chance.Is(0.08) ? "!Unknown" : Said(Math.Clamp(chance.Normal(38.9, 1.8), 28, 42)),
            ["siblings-with-autism"] = chance.Is(0.12) ? "1" : "0",
            ["regression"] = lost ? "yes" : "no",
            ["therapies"] = chance.Of((string[])["none", "speech", "occupational|speech", "behavioural", "play", "occupational"]),
        };
        if (lost) answers["regression-when"] = diagnosed.AddMonths(-chance.Between(3, 9)).Year.ToString(CultureInfo.InvariantCulture);
        return answers;
    }

    private static GivenAnswers Laboratory(InventedChild child, DateOnly day)
    {
        if (!child.GivesSamples) return new() { ["date"] = "!Refused" };
        var chance = child.Chance;
        string Skewed(double middle) => Said(middle * Math.Exp(chance.Normal(0, 0.5)), 1);
        return new()
        {
            ["date"] = Said(day), ["haemoglobin"] = Said(chance.Normal(122, 8)), ["leukocytes"] = Said(Math.Clamp(chance.Normal(8.6, 1.8), 4.2, 15), 1), ["platelets"] = Said(Math.Clamp(chance.Normal(320, 60), 170, 520)), ["alt"] = Said(Math.Clamp(chance.Normal(22, 6), 8, 50)), ["hla"] = "none",
            ["il6"] = Skewed(3), ["tnf"] = Skewed(8), ["il10"] = chance.Is(0.15) ? "!NotDone" : Skewed(2.5),
        };
    }

    private static GivenAnswers Session(InventedChild child, DateOnly day)
    {
        var attended = child.Chance.Is(0.88) ? "yes" : child.Chance.Is(0.7) ? "child-absent" : "therapist-absent";
        var answers = new GivenAnswers { ["date"] = Said(day), ["attended"] = attended };
        if (attended == "yes") (answers["minutes"], answers["kind"]) = (Said(child.Chance.Between(6, 12) * 5), child.Chance.Of(Works));
        return answers;
    }
}
