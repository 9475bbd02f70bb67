using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Standings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Standings",
                schema: "evidence",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ReleaseHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EngineVersion = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CompressedFindings = table.Column<byte[]>(type: "bytea", nullable: true),
                    AnswersJson = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standings", x => x.Number);
                    table.CheckConstraint("CK_Standings_Hash", "length(\"Hash\") = 64");
                    table.ForeignKey(
                        name: "FK_Standings_Releases_ReleaseHash",
                        column: x => x.ReleaseHash,
                        principalSchema: "evidence",
                        principalTable: "Releases",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Standings_At",
                schema: "evidence",
                table: "Standings",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Standings_Hash",
                schema: "evidence",
                table: "Standings",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Standings_ReleaseHash",
                schema: "evidence",
                table: "Standings",
                column: "ReleaseHash");

            // What stood before findings were kept: each release from its own time on, under its own name.
            migrationBuilder.Sql(
                "INSERT INTO \"evidence\".\"Standings\" (\"Number\", \"ReleaseHash\", \"At\", \"EngineVersion\", \"Hash\", \"AnswersJson\") " +
                "SELECT row_number() OVER (ORDER BY \"At\", \"Hash\"), \"Hash\", \"At\", \"EngineVersion\", \"Hash\", \"AnswersJson\" FROM \"evidence\".\"Releases\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Standings",
                schema: "evidence");
        }
    }
}
