using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;
using Equipoise.Tools.Claims;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [("train" or "score" or "answers" or "swaps") and var verb, var data, .. var rest])
{
    Console.Error.WriteLine("claims train DATA | score DATA [--folds N] [--labels FILE] | answers DATA [--folds N] [--labels FILE] | swaps DATA");
    return 2;
}

var reading = EvidenceFolder.Read(data);
if (reading.Snapshot is not { } snapshot)
{
    foreach (var problem in reading.Problems) Console.Error.WriteLine(problem);
    return 1;
}

var pages = Labels.Own(Path.Combine(data, "claims/pages"));
DescribePassages Describe(FeatureNames names) => new(KnownStudies.Of(snapshot), reading.Lexicons, names);
if (verb == "swaps")
{
    Swaps.Print(pages, Describe(new FeatureNames()));
    return 0;
}

var learning = new Learning(pages, Describe);
if (verb == "train")
{
    using var file = File.Create(Path.Combine(data, ClaimFolder.Model));
    learning.Without(ImmutableHashSet<string>.Empty).Write(file);
    Console.Error.WriteLine($"{pages.Length} pages, {pages.Sum(p => p.Claims.Length)} claims, {file.Length / 1000:N0} kB.");
    return 0;
}

var book = FindingBook.Of(snapshot);
var others = Option("--labels") is { } labels ? Labels.Read(labels) : [];
var answers = new List<(GoldPage Gold, ClaimReport Report)>();
if (others.Length > 0)
{
    var checker = Checker(ImmutableHashSet<string>.Empty);
    answers.AddRange(others.Select(page => (page, checker.Check(ReadPlainText.Run(page.Text)))));
}

var folds = Option("--folds") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : pages.Length;
for (var fold = 0; fold < folds; fold++)
{
    var held = pages.Where((_, i) => i % folds == fold).ToList();
    var checker = Checker(held.Select(p => p.Name).ToImmutableHashSet(StringComparer.Ordinal));
    answers.AddRange(held.Select(page => (Labels.Gold(page), checker.Check(ReadPlainText.Run(page.Text)))));
    Console.Error.Write($"\r{fold + 1} of {folds} ");
}

if (verb == "score") Report.Scores(answers);
else Report.Answers(answers);
return 0;

ClaimChecker Checker(IReadOnlySet<string> leftOut) => new(snapshot, book, reading.Lexicons, learning.Without(leftOut));

string? Option(string name) => Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : null;
