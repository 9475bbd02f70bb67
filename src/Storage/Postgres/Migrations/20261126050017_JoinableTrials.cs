using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class JoinableTrials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "JoinableTrials",
                schema: "evidence",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Openness = table.Column<int>(type: "integer", nullable: false),
                    TestsCells = table.Column<bool>(type: "boolean", nullable: false),
                    Verified = table.Column<int>(type: "integer", nullable: false),
                    OutBelow = table.Column<int>(type: "integer", nullable: false),
                    OutFrom = table.Column<int>(type: "integer", nullable: false),
                    OnlySex = table.Column<int>(type: "integer", nullable: true),
                    IsFirst = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinableTrials", x => new { x.Source, x.RecordId, x.Country });
                });

            migrationBuilder.CreateIndex(
                name: "IX_JoinableTrials_Shown",
                schema: "evidence",
                table: "JoinableTrials",
                columns: new[] { "Openness", "Country", "TestsCells", "Verified", "RecordId", "Source", "OutBelow", "OutFrom", "OnlySex", "IsFirst" });

            // What older programs stored is looked at when the database is opened.
            migrationBuilder.Sql("INSERT INTO \"evidence\".\"UnindexedRecords\" (\"Source\", \"RecordId\") SELECT \"Source\", \"Id\" FROM \"evidence\".\"ImportedRecords\" WHERE \"Kind\" = 'Trial' ON CONFLICT DO NOTHING");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JoinableTrials",
                schema: "evidence");
        }
    }
}
